"""Who a row is about: whom we know, who may be whom, who asked to be forgotten."""
