"""From an assessment to a report: view, figures, HTML, PDF and the results JSON."""
