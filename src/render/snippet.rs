//! One finding with its source line and a caret under the exact text.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use textwrap::core::display_width;

use super::Look;
use super::masked::{MASK, hidden};
use super::sanitise::{visible, visible_behind};
use super::wording::said;
use crate::document::Source;
use crate::finding::{Finding, Severity};
use crate::yaml::Span;

/// How much of a line the number of the source line and its rule take.
const GUTTER: usize = 8;

/// Lines further apart than this are shown as two excerpts.
const EXCERPT_LINES: usize = 40;

/// A marked stretch of a file.
struct Mark<'a> {
    source: &'a Source,
    span: Span,
    label: String,
    is_primary: bool,
}

impl Mark<'_> {
    fn line(&self) -> usize {
        self.source.line_of(self.span.start)
    }
}

/// The finding as a block of text.
pub(super) fn snippet(finding: &Finding, look: Look) -> String {
    let renderer = if look.is_styled { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(look.width).decor_style(DecorStyle::Ascii);
    let head = finding.severity.as_str().len() + finding.rule.len() + 4;
    let title = wrapped(&finding.message, look.width, head);
    let mut group = Group::with_title(level(finding.severity).primary_title(title).id(&*finding.rule));
    let excerpts = excerpts(finding, look.width);
    let corrections: Vec<(String, String)> = excerpts.iter().filter_map(|it| it.correction.clone()).collect();
    let mut notes = Vec::new();
    for excerpt in excerpts {
        group = group.element(excerpt.snippet);
        notes.extend(excerpt.notes);
    }
    notes.extend(finding.notes.iter().cloned());
    let mut text = renderer.render(&[footer(group, finding, &notes, look.width)]);
    for (wrong, right) in corrections {
        text = text.replacen(&wrong, &right, 1);
    }
    text.push('\n');
    text
}

fn footer<'a>(mut group: Group<'a>, finding: &Finding, notes: &[String], width: usize) -> Group<'a> {
    // The footer is set in behind the width of the line numbers, ` = ` and its name.
    const INDENT: usize = 14;
    let mut say = |level: Level<'static>, text: &str| {
        let group_now = std::mem::replace(&mut group, Group::with_level(Level::NOTE));
        group = group_now.element(level.message(wrapped(text, width, INDENT)));
    };
    say(Level::NOTE.with_name(Some("why")), &finding.why);
    for note in notes {
        say(Level::NOTE, note);
    }
    if !finding.help.is_empty() {
        say(Level::NOTE.with_name(Some("fix")), &finding.help);
    }
    group
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name(Some("advice")),
    }
}

/// The text, harmless, in lines that fit behind an indent. Words that are longer than a line stay whole.
fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let room = width.saturating_sub(indent).max(20);
    let options =
        textwrap::Options::new(room).break_words(false).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&said(text), options).join("\n")
}

/// The lines around some marks of one file.
struct Excerpt {
    snippet: Snippet<'static, Annotation<'static>>,
    /// Where the line was cut on the left the renderer counts columns from the cut: what it prints, and the truth.
    correction: Option<(String, String)>,
    /// Labels that found no room beside what they mark.
    notes: Vec<String>,
}

/// The finding's places, those that lie near each other in one excerpt.
fn excerpts(finding: &Finding, width: usize) -> Vec<Excerpt> {
    let primary =
        Mark { source: &finding.source, span: finding.span, label: finding.label.clone(), is_primary: true };
    let mut clusters: Vec<Vec<Mark<'_>>> = vec![vec![primary]];
    for related in &finding.related {
        let mark = Mark {
            source: &related.source,
            span: related.span,
            label: related.label.clone(),
            is_primary: false,
        };
        let near = clusters.iter_mut().find(|cluster| {
            std::ptr::eq(cluster[0].source, mark.source)
                && cluster[0].line().abs_diff(mark.line()) <= EXCERPT_LINES
        });
        match near {
            Some(cluster) => cluster.push(mark),
            None => clusters.push(vec![mark]),
        }
    }
    clusters.iter().map(|cluster| excerpt(&finding.source, cluster, width)).collect()
}

fn excerpt(home: &Source, marks: &[Mark<'_>], width: usize) -> Excerpt {
    let first = &marks[0];
    let source = first.source;
    let path = visible(&source.path);
    let at = source.position(first.span.start);
    let mut correction = None;
    let top = marks.iter().map(Mark::line).min().unwrap_or(1);
    let bottom = marks.iter().map(Mark::line).max().unwrap_or(top);
    let mut text = String::new();
    let mut annotations = Vec::new();
    let mut notes = Vec::new();
    for line in top..=bottom {
        let on_line: Vec<&Mark<'_>> = marks.iter().filter(|mark| mark.line() == line).collect();
        let spans: Vec<Range<usize>> = on_line.iter().map(|mark| mark.span.range()).collect();
        let shown = shown_line(source, line, &spans, width);
        for (mark, span) in on_line.iter().zip(shown.spans) {
            let column = shown.text[..span.start].chars().count() + 1;
            if std::ptr::eq(*mark, first) && column != at.column {
                let place = |column: usize| format!("{path}:{line}:{column}\n");
                correction = Some((place(column), place(at.column)));
            }
            let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let room = (width.saturating_sub(GUTTER)).saturating_sub(display_width(&shown.text[..span.end]));
            let label = said(&mark.label);
            let fits = display_width(&label) < room;
            if !fits && !label.is_empty() {
                let file = if std::ptr::eq(home, source) { String::new() } else { format!("{path}, ") };
                notes.push(format!("{file}line {line}: {label}"));
            }
            let label = (fits && !label.is_empty()).then_some(label);
            annotations.push(kind.span(text.len() + span.start..text.len() + span.end).label(label));
        }
        text.push_str(&shown.text);
        text.push('\n');
    }
    Excerpt {
        snippet: Snippet::source(text).line_start(top).path(path).annotations(annotations),
        correction,
        notes,
    }
}

/// The source line of a finding with its number, harmless and cut to so many columns.
pub(super) fn source_line(finding: &Finding, width: usize) -> String {
    let line = finding.source.line_of(finding.span.start);
    let shown = shown_line(&finding.source, line, std::slice::from_ref(&finding.span.range()), width);
    format!("{line} | {}", visible(shown.text.trim_end()))
}

/// A line of the source as it is shown, with the spans moved along.
struct ShownLine {
    text: String,
    spans: Vec<Range<usize>>,
}

/// Makes a line harmless and cuts it to a window around what is marked, so that a line of a megabyte costs and shows no
/// more than a screen's width.
fn shown_line(source: &Source, line: usize, spans: &[Range<usize>], width: usize) -> ShownLine {
    let whole = source.line(line).range();
    let (from, to) = window(source, &whole, spans, width);
    let mut hidden = hidden(source);
    hidden.retain(|span| span.range().start < to && from < span.range().end);
    let is_hidden = |at: usize| hidden.iter().any(|span| span.range().contains(&at));
    let mut text = String::new();
    let mut moved: Vec<Range<usize>> = spans.iter().map(|_| usize::MAX..usize::MAX).collect();
    if from > whole.start {
        text.push('…');
    }
    for (offset, character) in source.text[from..to].char_indices() {
        mark_bounds(&mut moved, spans, from + offset, text.len());
        // The renderer itself sets tabs out and counts each as one character.
        let before = text.chars().next_back().unwrap_or(' ');
        text.push(match character {
            '\t' => '\t',
            _ if is_hidden(from + offset) => MASK,
            _ => visible_behind(before, character),
        });
    }
    mark_bounds(&mut moved, spans, to, text.len());
    for span in &mut moved {
        span.start = span.start.min(text.len());
        span.end = span.end.min(text.len()).max(span.start);
    }
    if to < whole.end {
        text.push('…');
    }
    ShownLine { text, spans: moved }
}

fn mark_bounds(moved: &mut [Range<usize>], spans: &[Range<usize>], at: usize, shown: usize) {
    for (moved, span) in moved.iter_mut().zip(spans) {
        if moved.start == usize::MAX && at >= span.start {
            moved.start = shown;
        }
        if moved.end == usize::MAX && at >= span.end {
            moved.end = shown;
        }
    }
}

/// The bytes of a line that are shown: all of it where it fits, else a part that begins shortly before what is marked.
/// No character is wider than its bytes are many, so what fits in bytes fits in columns.
fn window(source: &Source, whole: &Range<usize>, spans: &[Range<usize>], width: usize) -> (usize, usize) {
    let room = width.saturating_sub(GUTTER + 2).max(20);
    if whole.len() <= room {
        return (whole.start, whole.end);
    }
    let start = spans.iter().map(|span| span.start).min().unwrap_or(whole.start);
    let end = spans.iter().map(|span| span.end).max().unwrap_or(whole.start);
    // What is marked is shown with some of what stands before it, whole if it fits.
    let from =
        if end <= whole.start + room { whole.start } else { start.saturating_sub(room / 4).max(whole.start) };
    let bounds = source.clamped(Span::new(from..(from + room).min(whole.end))).range();
    (bounds.start, bounds.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Tree;

    fn source(text: &str) -> Source {
        Source::new("charter.yaml".to_owned(), text.to_owned(), Tree::default())
    }

    #[test]
    fn a_short_line_is_shown_as_it_is() {
        let shown = shown_line(&source("name: é漢\n"), 1, std::slice::from_ref(&(6..11)), 80);
        assert_eq!((shown.text.as_str(), shown.spans[0].clone()), ("name: é漢", 6..11));
    }

    #[test]
    fn escapes_are_replaced_and_the_marks_follow() {
        let shown = shown_line(&source("a:\t\u{1b}x y"), 1, std::slice::from_ref(&(5..6)), 80);
        // Two bytes for `a:`, one for the tab, three for the sign for escape, one for `x`: the space is at byte 7.
        assert_eq!((shown.text.as_str(), shown.spans[0].clone()), ("a:\t␛x y", 7..8));
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_mark() {
        let text = format!("{}needle{}", "x".repeat(100_000), "y".repeat(100_000));
        let shown = shown_line(&source(&text), 1, std::slice::from_ref(&(100_000..100_006)), 80);
        assert!(shown.text.len() < 400, "{}", shown.text.len());
        assert_eq!(&shown.text[shown.spans[0].clone()], "needle");
    }

    #[test]
    fn a_mark_at_the_end_of_an_empty_line_is_kept() {
        let shown = shown_line(&source(""), 1, std::slice::from_ref(&(0..0)), 80);
        assert_eq!((shown.text.as_str(), shown.spans[0].clone()), ("", 0..0));
    }
}
