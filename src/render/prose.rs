//! Running text broken into lines that fit a page, where code stays whole: an id, a path or a command is copied as it stands.

use textwrap::{Options, WordSplitter};

/// Stands for a space at which no line ends.
const UNBROKEN: char = '\u{a0}';

/// The text in lines of so many columns, the first and the others behind what is to stand before them. Nothing between
/// backticks is broken, however long it is.
#[must_use]
pub fn lines(text: &str, width: usize, before: [&str; 2]) -> Vec<String> {
    let options = Options::new(width.max(40))
        .initial_indent(before[0])
        .subsequent_indent(before[1])
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    let whole = with_whole_code(text);
    textwrap::wrap(&whole, options).iter().map(|line| line.replace(UNBROKEN, " ")).collect()
}

fn with_whole_code(text: &str) -> String {
    // An odd one marks nothing: it is a sign of somebody's text.
    if text.matches('`').count() % 2 == 1 {
        return text.to_owned();
    }
    let mut is_code = false;
    let whole = |c: char| {
        is_code ^= c == '`';
        if is_code && c == ' ' { UNBROKEN } else { c }
    };
    text.chars().map(whole).collect()
}

/// A page in Markdown, its paragraphs and points broken anew for so many columns. Headings, code and tables stay as they are.
#[must_use]
pub fn prose(page: &str, width: usize) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut paragraph = String::new();
    let mut is_code = false;
    for line in page.lines() {
        let is_fence = line.trim_start().starts_with("```");
        let is_kept = is_code || is_fence || line.starts_with(['#', '|']);
        let begins_point = !is_kept && (line.starts_with("- ") || numbered(line));
        if is_kept || begins_point || line.trim().is_empty() {
            end(&mut paragraph, &mut out, width);
        }
        is_code ^= is_fence;
        if is_kept || line.trim().is_empty() {
            out.push(line.to_owned());
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
        }
    }
    end(&mut paragraph, &mut out, width);
    out.join("\n") + "\n"
}

/// `1. `
fn numbered(line: &str) -> bool {
    line.split_once(". ").is_some_and(|(number, _)| {
        !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn end(paragraph: &mut String, out: &mut Vec<String>, width: usize) {
    let text = std::mem::take(paragraph);
    if text.is_empty() {
        return;
    }
    let mark = if text.starts_with("- ") || numbered(&text) {
        text.split_once(' ').map_or(0, |(mark, _)| mark.len() + 1)
    } else {
        0
    };
    out.extend(lines(&text, width, ["", &" ".repeat(mark)]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_points_are_broken_anew_and_nothing_else() {
        let page = "\
# a-rule-with-a-name-that-is-longer-than-forty-columns

One sentence that was broken
where its file is broken, and `some code of four words` behind it.

- a point that is long enough to take two lines
- short
1. numbered, and long enough to take two lines as well

```yaml
a: a line of an example that is longer than forty columns
```

| a table | that is longer than forty columns |
";
        let broken = "\
# a-rule-with-a-name-that-is-longer-than-forty-columns

One sentence that was broken where its
file is broken, and
`some code of four words` behind it.

- a point that is long enough to take
  two lines
- short
1. numbered, and long enough to take two
   lines as well

```yaml
a: a line of an example that is longer than forty columns
```

| a table | that is longer than forty columns |
";
        assert_eq!(prose(page, 40), broken);
    }

    #[test]
    fn code_is_whole_however_long_and_a_lone_backtick_is_a_letter() {
        let id = "`assignment-without-change-of-control and a word`";
        assert_eq!(lines(&format!("see {id}"), 40, ["", ""]), ["see", id]);
        let lone = "a ` and enough words behind it to go beyond a line";
        assert_eq!(lines(lone, 40, ["", "  "]), ["a ` and enough words behind it to go", "  beyond a line"]);
    }
}
