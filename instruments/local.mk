# instruments: its sources are listed here, one noun a file.
