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
    name: String,
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
            whole: name.clone(),
            name: shortened(&name, width / CHARACTER),
        }
    };
    let name = |nth: usize| flow.parties.get(nth).map(|name| harmless(name)).unwrap_or_default();
    let arrow = |(nth, pass): (usize, &crate::view::report::Pass)| {
        let (from, to) = (middle(pass.from), middle(pass.to));
        let what = harmless(&pass.what);
        let room = (from.abs_diff(to) / CHARACTER).max(24);
        Arrow {
            from,
            to,
            y: FIRST + ROW * nth,
            middle: usize::midpoint(from, to),
            said: format!("{} to {}: {what}", name(pass.from), name(pass.to)),
            what: shortened(&what, room),
            is_to_the_right: from < to,
        }
    };
    FlowDrawing {
        about,
        width: WIDTH,
        height: FIRST + ROW * flow.passes.len(),
        parties: flow.parties.iter().enumerate().map(party).collect(),
        passes: flow.passes.iter().enumerate().map(arrow).collect(),
        box_height: BOX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::report::Pass;

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
