//! Paths as relative URIs.

use std::fmt::Write as _;

/// A relative path as a URI reference: everything percent-encoded that is no plain letter, digit or slash. A colon in the
/// first part would be read as a scheme, and it is encoded too.
pub(super) fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_uris() {
        assert_eq!(uri("a/b-c_d.yaml"), "a/b-c_d.yaml");
        assert_eq!(uri("c d/chärter%.yaml"), "c%20d/ch%C3%A4rter%25.yaml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("http:x#y?z"), "http%3Ax%23y%3Fz");
    }
}
