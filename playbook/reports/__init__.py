"""What a plan looks like outside the app: workbook, tables, calendar, one-page brief."""
