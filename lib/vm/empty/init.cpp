// A first process that ends at once, and the machine with it: what the boot of the kernel alone
// takes is measured with that.
int main() {}
