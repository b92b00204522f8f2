//! JSON text that is harmless to look at.

use std::fmt::Write as _;

use serde::Serialize;

use super::sanitise::visible_behind;

/// A value as JSON over several lines. Characters that a terminal or a CI server could take for commands, or that turn the
/// direction of writing around, are written as escapes: whoever reads the JSON gets them as they were.
pub(super) fn json_text(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(harmless_json(&serde_json::to_string_pretty(value)?) + "\n")
}

/// JSON that was written elsewhere, with the same escapes; it reads back as the same value.
#[must_use]
pub fn harmless_json(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut before = ' ';
    for character in written.chars() {
        // Outside of strings JSON has no such character but the line break, which never stands in one. No line of it begins
        // with a colon, so that two are no command.
        if matches!(character, '\n' | ':') || visible_behind(before, character) == character {
            text.push(character);
        } else {
            // Writing into a String cannot fail.
            let _ = write!(text, "\\u{:04x}", character as u32);
        }
        before = character;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_harmful_is_escaped_and_read_back_as_it_was() {
        let text = "a\u{1b}[1m\u{9b}1m\u{7f}\u{202e}\u{feff}\n\u{2028}é👩";
        let json = json_text(&text).unwrap();
        assert_eq!(json, "\"a\\u001b[1m\\u009b1m\\u007f\\u202e\\ufeff\\n\\u2028é👩\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        let text = "a::b ##vso[c]";
        let json = json_text(&text).unwrap();
        assert_eq!(json, "\"a::b #\\u0023vso[c]\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
