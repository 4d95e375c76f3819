// clone3(2) makes the child in all its namespaces at once. The parent stays outside: it writes the
// maps from there, while the child waits for them.
