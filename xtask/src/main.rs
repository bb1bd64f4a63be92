//! Makes and checks the generated tables.
fn main() {}
