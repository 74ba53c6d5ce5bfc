"""KPIs: the catalogue, formulas, targets and ramps, alerts, surveys, figures typed in by hand."""
