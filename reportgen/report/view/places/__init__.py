"""Place and form: where work goes, by whom, and whom it affects."""
