//! The `heng` program: arguments in, exit status out.

fn main() {}
