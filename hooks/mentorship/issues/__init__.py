"""What we know of linked issues: asked, remembered, judged, reported."""
