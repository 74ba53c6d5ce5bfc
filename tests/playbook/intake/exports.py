"""Small tables, and the same tables as the smallest workbooks there are."""

import io
import zipfile

PERIODS = """Date,Queue,Offered,Answered,Abandoned,ASA,AHT
2026-03-02,Försäljning,100,90,10,0:00:20,0:05:00
2026-03-03,Kundtjänst,"1,200","1,000",200,0:00:40,0:04:00
"""
CONTACTS = """Start time,Queue,Wait in queue,Talk time,Wrap-up time,Status
2026-03-02 09:00:00,Sales,0:00:10,0:02:00,0:00:30,Answered
2026-03-02 09:30:00,Sales,0:00:50,,,Abandoned
2026-03-02 10:00:00,Help,0:00:20,0:04:00,0:00:20,Answered
"""
CONTENT_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/\
content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.\
relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override \
PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.\
spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="\
application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
RELATIONSHIPS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/\
package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/\
officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"""
BOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/\
2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>\
<sheet name="Report" sheetId="1" r:id="rId1"/></sheets></workbook>"""
SHEET = """<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/\
2006/main"><sheetData>{rows}</sheetData></worksheet>"""


MANIFEST = """<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:\
opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type=\
"application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path=\
"content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def workbook(text: str) -> bytes:
    """The same table as the smallest .xlsx there is: figures as numbers, the rest as text."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        book = RELATIONSHIPS.format(kind="officeDocument", target="xl/workbook.xml")
        archive.writestr("_rels/.rels", book)
        archive.writestr("xl/workbook.xml", BOOK)
        sheet = RELATIONSHIPS.format(kind="worksheet", target="worksheets/sheet1.xml")
        archive.writestr("xl/_rels/workbook.xml.rels", sheet)
        rows = "".join(
            f"<row>{''.join(map(cell, line.split(',')))}</row>" for line in text.splitlines()
        )
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows=rows))
    return held.getvalue()


def cell(text: str) -> str:
    if text.isdigit():
        return f"<c><v>{text}</v></c>"
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def open_document(text: str) -> bytes:
    held = io.BytesIO()
    office = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    rows = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{one}</text:p></table:table-cell>"
            for one in line.split(",")
        )
        + "</table:table-row>"
        for line in text.splitlines()
    )
    spaces = " ".join(
        f'xmlns:{name}="{office.format(name)}"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body>'
            f'<office:spreadsheet><table:table table:name="Report">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return held.getvalue()
