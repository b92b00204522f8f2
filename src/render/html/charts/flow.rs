//! What passes between the parties: a column a party, an arrow for everything that passes.

use askama::Template;

use super::harmless;
use crate::grammar::shortened;
use crate::view::report::Flow;

const WIDTH: usize = 920;
const BOX: usize = 34;
const FIRST: usize = 78;
const ROW: usize = 42;
/// How wide a character is, as a rule.
const CHARACTER: usize = 7;
/// How high a line of a name is.
const LINE: usize = 15;
/// Where the first line of a name stands.
const NAME: usize = 21;

#[derive(Debug, Template)]
#[template(path = "report/flow.html")]
pub(super) struct FlowDrawing {
    about: String,
    width: usize,
    height: usize,
    parties: Vec<Party>,
    passes: Vec<Arrow>,
    box_height: usize,
}

#[derive(Debug)]
struct Party {
    left: usize,
    middle: usize,
    width: usize,
    /// The name in one or two lines, each with where it stands.
    lines: Vec<(usize, String)>,
    whole: String,
}

#[derive(Debug)]
struct Arrow {
    from: usize,
    to: usize,
    y: usize,
    middle: usize,
    what: String,
    said: String,
    is_to_the_right: bool,
}

pub(super) fn drawing(flow: &Flow, about: String) -> FlowDrawing {
    let space = WIDTH / flow.parties.len().max(1);
    let middle = |nth: usize| space * nth + space / 2;
    let width = (space - 16).min(260);
    let party = |(nth, name): (usize, &String)| {
        let name = harmless(name);
        Party {
            left: middle(nth) - width / 2,
            middle: middle(nth),
            width,
            lines: in_lines(&name, width / CHARACTER),
            whole: name,
        }
    };
    let parties: Vec<Party> = flow.parties.iter().enumerate().map(party).collect();
    // Where one name takes two lines all boxes are as high.
    let more = LINE * (parties.iter().map(|it| it.lines.len()).max().unwrap_or(1).max(1) - 1);
    let name = |nth: usize| flow.parties.get(nth).map(|name| harmless(name)).unwrap_or_default();
    let arrow = |(nth, pass): (usize, &crate::view::report::Pass)| {
        let (from, to) = (middle(pass.from), middle(pass.to));
        let what = harmless(&pass.what);
        let room = (from.abs_diff(to) / CHARACTER).max(24);
        Arrow {
            from,
            to,
            y: FIRST + more + ROW * nth,
            middle: usize::midpoint(from, to),
            said: format!("{} to {}: {what}", name(pass.from), name(pass.to)),
            what: shortened(&what, room),
            is_to_the_right: from < to,
        }
    };
    FlowDrawing {
        about,
        width: WIDTH,
        height: FIRST + more + ROW * flow.passes.len(),
        parties,
        passes: flow.passes.iter().enumerate().map(arrow).collect(),
        box_height: BOX + more,
    }
}

/// A name in at most two lines of so many characters, each with where it stands.
fn in_lines(name: &str, most: usize) -> Vec<(usize, String)> {
    let fits = |line: &str| line.chars().count() <= most;
    let space = |at: &(usize, char)| at.1 == ' ' && fits(&name[..at.0]);
    let lines = match name.char_indices().rev().find(space) {
        Some((at, _)) if !fits(name) => vec![name[..at].to_owned(), shortened(&name[at + 1..], most)],
        _ => vec![shortened(name, most)],
    };
    lines.into_iter().enumerate().map(|(nth, line)| (NAME + LINE * nth, line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::report::Pass;

    #[test]
    fn a_long_name_takes_two_lines() {
        let lines = |name: &str| in_lines(name, 12).into_iter().map(|(_, line)| line).collect::<Vec<_>>();
        assert_eq!(lines("Velo Post"), ["Velo Post"]);
        assert_eq!(lines("Member towns (13 of 20)"), ["Member towns", "(13 of 20)"]);
        assert_eq!(lines("Donaudampfschiff").len(), 1);
        assert!(lines("Member towns (13 towns and counties)")[1].chars().count() <= 12);
    }

    #[test]
    fn every_arrow_goes_from_who_gives_to_who_receives() {
        let pass = |from, to, what: &str| Pass { from, to, what: what.to_owned() };
        let flow = Flow {
            parties: ["A", "B", "<b>C"].map(str::to_owned).to_vec(),
            passes: vec![pass(0, 2, "fee, EUR 10"), pass(2, 1, "<i>data")],
        };
        let drawn = drawing(&flow, "what passes".to_owned());
        // Three columns of 306: their middles lie at 153, 459 and 765.
        let ends: Vec<_> = drawn.passes.iter().map(|it| (it.from, it.to, it.is_to_the_right)).collect();
        assert_eq!(ends, [(153, 765, true), (765, 459, false)]);
        let html = drawn.to_string();
        assert!(html.contains("A to &#60;b&#62;C: fee, EUR 10") && !html.contains("<i>"), "{html}");
    }
}
