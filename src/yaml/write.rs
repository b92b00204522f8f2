//! Texts written as YAML.

use std::fmt::Write as _;

/// The text as a value of a block map or list: as it stands where no reader can take it for anything else, else between
/// double quotes, with everything escaped that is not seen or turns the direction of writing around.
#[must_use]
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Words that readers take for something else than a text, in lower case.
const WORDS: [&str; 14] =
    ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "tbd", "tbc", "n/a", "unknown", "none"];

fn is_plain(text: &str) -> bool {
    let is_harmless = |c: char| c.is_alphanumeric() || " -_.,'()<>@/+&:;%!?".contains(c);
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_harmless)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !WORDS.contains(&text.to_lowercase().as_str())
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\u{0}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {
                // Writing into a String cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        for plain in
            ["Dana Reyes <dana@x.example>", "Is it used?", "a-b", "Hélène Masson", "http://x.example"]
        {
            assert_eq!(scalar(plain), plain);
        }
        for (text, written) in [
            ("", "\"\""),
            ("no", "\"no\""),
            ("TBD", "\"TBD\""),
            ("7", "\"7\""),
            ("- a", "\"- a\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("a\nb", "\"a\\nb\""),
            ("say \"x\"", "\"say \\\"x\\\"\""),
            ("a\u{1b}[m\u{202e}", "\"a\\u001b[m\\u202e\""),
        ] {
            assert_eq!(scalar(text), written);
        }
    }

    #[test]
    fn another_reader_reads_the_same_text() {
        for text in
            ["no", "a: b", "x\u{85}\u{2028}y", "\u{feff}", "'", "&a", "a\\b", "null", "a:", "Łukasz: #1"]
        {
            let line = format!("key: {}\n", scalar(text));
            let read: serde_yaml::Value = serde_yaml::from_str(&line).unwrap();
            assert_eq!(read["key"].as_str(), Some(text), "{line}");
        }
    }
}
