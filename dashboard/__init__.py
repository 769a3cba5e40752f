"""Every face: pages for people, feeds and files for machines."""
