"""What a programme is made of: ideas, projects, terms, skills, and the text they hold."""
