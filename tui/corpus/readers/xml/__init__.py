"""News in XML: feeds, NITF and NewsML."""
