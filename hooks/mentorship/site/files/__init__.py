"""The generated files that are not pages: feeds, calendar, data, downloads."""
