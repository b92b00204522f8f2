//! How the program is linked.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    // Loaded at any address, the program has 56,000 pointers to correct and 230 pages to copy before it does anything, which is
    // a third of a short run. Its stack, its heap and the libraries still lie where nobody can tell, and it is memory-safe.
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
