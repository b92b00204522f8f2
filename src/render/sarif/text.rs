//! Texts as SARIF wants them.

use crate::grammar::capitalised;

/// A message that holds no link. In SARIF `[text](target)` is one in plain text too; where a text could be taken for it,
/// brackets and backslashes are escaped as section 3.11.6 has it. Other texts are left as people read them.
pub(super) fn without_links(text: &str) -> String {
    if !text.contains("](") {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '[' | ']') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A page of Markdown as plain text: titles without their marks, and code indented instead of fenced.
pub(super) fn plain(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut is_in_code = false;
    for line in page.lines() {
        if line.starts_with("```") {
            is_in_code = !is_in_code;
            continue;
        }
        let (before, line) = match (is_in_code, line.trim_start_matches('#')) {
            (true, _) if line.is_empty() => ("", line),
            (true, _) => ("    ", line),
            (false, title) if title.starts_with(' ') && title.len() < line.len() => ("", title.trim_start()),
            (false, _) => ("", line),
        };
        text.push_str(before);
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// `exit-clause-missing` as a name: `ExitClauseMissing`.
pub(super) fn name(id: &str) -> String {
    id.split('-').map(capitalised).collect()
}

/// A text as a sentence: it begins with a capital and ends with a full stop.
pub(super) fn sentence(text: &str) -> String {
    let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{}{end}", capitalised(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_could_be_a_link_is_escaped() {
        assert_eq!(without_links("`gates[1].due` is over"), "`gates[1].due` is over");
        assert_eq!(without_links(r"[a\](b)"), r"\[a\\\](b)");
    }

    #[test]
    fn a_page_is_read_without_its_marks() {
        let page = "# goals-missing\n\nNo goals.\n\n## Fails\n\n```yaml\n# nothing\n\nstage: x\n```\n#hash\n";
        let text = "goals-missing\n\nNo goals.\n\nFails\n\n    # nothing\n\n    stage: x\n#hash\n";
        assert_eq!(plain(page), text);
    }

    #[test]
    fn ids_become_names_and_summaries_sentences() {
        assert_eq!(name("exit-clause-missing"), "ExitClauseMissing");
        assert_eq!(sentence("the exit clause is missing"), "The exit clause is missing.");
        assert_eq!(sentence(""), ".");
    }
}
