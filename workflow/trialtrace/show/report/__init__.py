"""The report: one page that holds tables, figures, findings and documents, linked both ways."""
