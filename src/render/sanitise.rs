//! Text from other people's files made harmless for a terminal and for the log of a CI job.

/// The text with everything that a terminal or a CI server could take for a command shown as a visible sign: control
/// characters, escape sequences, the marks that turn the direction of writing around, and `::` and `##`. Line breaks become
/// spaces.
#[must_use]
pub fn visible(text: &str) -> String {
    // Most texts are plain.
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_plain) && !text.contains("::") && !text.contains("##") {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    for character in text.chars() {
        before = match character {
            '\n' | '\r' | '\t' => ' ',
            other => visible_behind(before, other),
        };
        shown.push(before);
    }
    shown
}

/// A character, or the sign that stands for it, where another stands before it. In the log of a job two colons or two number
/// signs open a command (`::error::`, `##[error]`, `##vso[task…]`), wherever a line happens to be broken; the second one
/// becomes a sign that looks the same and is none.
pub(super) fn visible_behind(before: char, character: char) -> char {
    match (before, character) {
        (':', ':') => '\u{a789}',
        ('#', '#') => '\u{266f}',
        (_, other) => visible_character(other),
    }
}

/// A character, or the sign that stands for it.
pub(super) fn visible_character(character: char) -> char {
    match character {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + character as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        // Marks of direction, line and paragraph separators, the byte order mark, and what takes no room and hides.
        '\u{61c}'
        | '\u{ad}'
        | '\u{200b}'
        | '\u{2060}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        // Tags and further selectors, which show nothing and can hold a whole text; letters and signs that only fill room.
        '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180e}'
        | '\u{2061}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => '\u{fffd}',
        other => other,
    }
}

/// The text for a file that no terminal and no job shows: line breaks stay, and so does what only the log of a job obeys. Whoever opens
/// the file sees what hides or turns the direction of writing around.
#[must_use]
pub fn visible_in_file(text: &str) -> String {
    let shown = |character: char| if character == '\n' { character } else { visible_character(character) };
    text.chars().map(shown).collect()
}

/// A text in Markdown, line by line without what a terminal or a CI server could obey; its headings stay headings.
#[must_use]
pub fn visible_markdown(text: &str) -> String {
    let line = |line: &str| {
        let rest = line.trim_start_matches('#');
        let marks = if rest.starts_with(' ') { line.len() - rest.len() } else { 0 };
        format!("{}{}\n", &line[..marks], visible(&line[marks..]))
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_direction_marks_become_visible() {
        assert_eq!(visible("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(visible("a\u{9b}31mb\u{7f}"), "a\u{fffd}31mb␡");
        assert_eq!(visible("\u{202e}cba\u{2066}"), "\u{fffd}cba\u{fffd}");
        assert_eq!(visible("a\u{200b}b\u{ad}"), "a\u{fffd}b\u{fffd}");
        assert_eq!(visible("a\nb\tc\r"), "a b c ");
        assert_eq!(visible("::a:b::: ##[c]#"), ":\u{a789}a:b:\u{a789}: #\u{266f}[c]#");
        assert_eq!(visible("é漢👩\u{200d}🚀"), "é漢👩\u{200d}🚀");
    }

    #[test]
    fn headings_stay_headings_and_commands_become_visible() {
        assert_eq!(
            visible_markdown("# a\n\n## b ::c\n##vso[d]\n"),
            "# a\n\n## b :\u{a789}c\n#\u{266f}vso[d]\n"
        );
    }
}
