"""The first start: whose firm it is, and where its clients come from."""
