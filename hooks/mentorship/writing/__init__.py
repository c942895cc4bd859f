"""What we write into the folder `ideas/`: idea files, project pages, entries of `terms.yml`."""
