//! Paths as relative URIs.

use std::fmt::Write as _;

/// A relative path as a URI reference: everything percent-encoded that is no plain letter, digit or slash. A colon in the
/// first part would be read as a scheme, and it is encoded too.
pub(super) fn uri(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut uri, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(byte as char)
            }
            // Writing into a String cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
        uri
    })
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
