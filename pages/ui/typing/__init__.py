"""Our component that hands over what is being typed, before the field is left."""
