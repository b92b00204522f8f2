//! Generated charters with slips, comments and layouts: what is fixed is what was meant, and no other byte changes.

use std::sync::Arc;

use partner::check::CheckReport;
use partner::finding::{Finding, Fix, fixed};
use partner::repository::{Repository, Request};
use proptest::prelude::*;

/// Lines of a charter. What stands between `‹` and `›` is what was meant and, behind bars, slips for it.
const LINES: &[&str] = &[
    "partner: charter/v1",
    "name: Embedded lending",
    "stage: ‹negotiation|Negotiation|negotiaton|NEGOTIATION›",
    "parties:",
    "  northwind: { name: Northwind Bank, country: ‹GB|gb|UK› }",
    "  kestrel:",
    "    name: \"Kestrel Software\"",
    "    country: ‹DE|de›",
    "‹term|terms|Term›:",
    "  ‹start|strat|Start›: ‹2026-07-01|2026-7-1|2026/07/01|1 July 2026|July 1st, 2026›",
    "  end: '‹2027-12-31|31.12.2027|31/12/2027›'",
    "‹exit|exti|Exit›:",
    "  ‹notice|notise|Notice›: ‹90 days|90days|90d›",
    "  \"‹transition|tranistion|transitoin›\": ‹3 months|3 mo|3 monhts›",
    "‹gates|gatse|Gates›:",
    "- id: traction",
    "  due: \"‹2026-09-01|2026-9-1›\"",
    "  ‹deciders|decidres|Deciders›: {‹northwind|northwnid|Northwind›: Dana Reyes, ‹kestrel|kestral›: Sam Ortiz}",
    "- { id: scale, due: ‹2026-12-01|2026.12.01› }",
    "nda: &signed ‹2026-06-01|2026-6-1›",
    "‹reviews|reveiws|Reviews›:",
    "  ‹business|busines|Business›: ‹quarterly|Quarterly|quartely|every-quarter›",
    "x-own: [90days, notise, 2026-7-1]",
];

/// How a charter is written around its lines.
#[derive(Debug, Clone)]
struct Manner {
    newline: &'static str,
    has_mark: bool,
    ends_with_break: bool,
    noise: Vec<u8>,
    picks: Vec<u8>,
    header_at: usize,
}

fn manners() -> impl Strategy<Value = Manner> {
    (
        prop::sample::select(vec!["\n", "\r\n"]),
        any::<bool>(),
        any::<bool>(),
        prop::collection::vec(any::<u8>(), 7..60),
        prop::collection::vec(any::<u8>(), 11..60),
        0..4_usize,
    )
        .prop_map(|(newline, has_mark, ends_with_break, noise, picks, header_at)| Manner {
            newline,
            has_mark,
            ends_with_break,
            noise,
            picks,
            header_at,
        })
}

/// The line with one of its spellings, and as it was meant.
fn spelt(line: &str, pick: &mut impl FnMut() -> u8) -> (String, String) {
    let (mut written, mut meant) = (String::new(), String::new());
    let mut rest = line;
    while let Some((before, choice)) = rest.split_once('‹') {
        let (choice, after) = choice.split_once('›').unwrap();
        let spellings: Vec<&str> = choice.split('|').collect();
        written.push_str(before);
        written.push_str(spellings[usize::from(pick()) % spellings.len()]);
        meant.push_str(before);
        meant.push_str(spellings[0]);
        rest = after;
    }
    (written + rest, meant + rest)
}

/// The charter as written and as meant.
fn charter(manner: &Manner) -> (String, String) {
    let (mut noise, mut picks) = (manner.noise.iter().cycle(), manner.picks.iter().cycle());
    let mut pick = || *picks.next().unwrap();
    let (mut written, mut meant): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    // A header that is not the first key moves up by itself; the others keep their places.
    let header_at = if manner.header_at > 2 { 0 } else { manner.header_at };
    let mut lines: Vec<&str> = LINES[1..].to_vec();
    lines.insert(header_at, LINES[0]);
    for line in lines {
        let kind = *noise.next().unwrap();
        let note = match kind % 5 {
            0 => Some(String::new()),
            1 => Some("# notise: 90days, a comment".to_owned()),
            2 => Some("        # 2026-7-1".to_owned()),
            _ => None,
        };
        // Comments right above the first key would make it a question where the header goes.
        if let Some(note) = note.filter(|_| written.len() > 3) {
            written.push(note.clone());
            meant.push(note);
        }
        let (mut as_written, mut as_meant) = spelt(line, &mut pick);
        if kind.is_multiple_of(3) {
            as_written.push_str("   # kestral");
            as_meant.push_str("   # kestral");
        }
        written.push(as_written);
        meant.push(as_meant);
    }
    let header = meant.iter().position(|line| line.starts_with("partner:")).unwrap();
    let line = meant.remove(header);
    meant.insert(0, line);
    let whole = |lines: &[String]| {
        let mark = if manner.has_mark { "\u{feff}" } else { "" };
        let end = if manner.ends_with_break { manner.newline } else { "" };
        format!("{mark}{}{end}", lines.join(manner.newline))
    };
    (whole(&written), whole(&meant))
}

/// What was fixed: where, what the finding says, and what the fix is called.
type Made = (String, String, String);

/// The text after one round of fixes; `None` where there is nothing to fix.
fn round(text: &str) -> Option<String> {
    Some(round_told(text)?.0)
}

fn round_told(text: &str) -> Option<(String, Vec<Made>)> {
    let options = crate::program::options();
    let repository = Repository::load(&Request::Text(text.as_bytes().to_vec())).unwrap();
    let report = CheckReport::of(&repository, &options);
    let fixable: Vec<&Finding> = report.findings().filter(|it| it.is_fixable()).collect();
    for finding in &fixable {
        let rule = partner::rules::find(&finding.rule).unwrap();
        assert!(rule.is_fixable, "{} does not say that it is fixable", rule.id);
    }
    let source = Arc::clone(&fixable.first()?.source);
    let fixes: Vec<&Fix> = fixable.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    let (fixed, made) = fixed(&source, &fixes).unwrap();
    assert!(!made.is_empty());
    let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let told = |it: &&Finding| {
        let title = it.fix.as_ref().map(|fix| fix.title.clone()).unwrap_or_default();
        (it.path.to_string(), it.message.clone(), title)
    };
    Some((format!("{mark}{fixed}"), fixable.iter().map(told).collect()))
}

/// Values of a charter by their places; behind each, words that it may hold.
const VALUES: &[(&str, &str, &[&str])] = &[
    ("stage", "stage: {}", &["negotiation", "operation"]),
    ("nda", "nda: {}", &["2026-06-01"]),
    (
        "exit.notice",
        "exit: {notice: {}}",
        &["30 days", "3 months", "48 hours", "2 weeks", "1 year", "90 minutes"],
    ),
    ("model.legal_form", "model: {legal_form: {}}", &["informal", "alliance-contract", "joint-venture"]),
    ("conflict.deadlock.default", "conflict: {deadlock: {default: {}}}", &["pause", "continue", "exit"]),
    ("reviews.business", "reviews: {business: {}}", &["quarterly", "monthly", "yearly"]),
    ("gates[0].if_missed", "gates: [{id: traction, if_missed: {}}]", &["scale-back", "pause", "exit"]),
    ("metrics[0].agreed_by", "metrics: [{id: sales, agreed_by: {}}]", &["northwind", "kestrel"]),
];

fn decoded(text: &str) -> partner::document::Document<partner::document::charter::Charter> {
    let tree = partner::yaml::read(text, &Default::default()).tree.unwrap();
    let ids = partner::document::Ids::of_charter(&tree, &[]);
    let source = partner::document::Source::new("charter.yaml".to_owned(), text.to_owned(), tree);
    partner::document::Document::decode(Arc::new(source), &ids, Vec::new(), &[])
}

/// Places where a word that was written wrongly is never fixed.
const BINDING: [&str; 4] =
    ["model.legal_form", "conflict.deadlock.default", "gates[0].if_missed", "metrics[0].agreed_by"];

/// The word with some letters of it added, left out, doubled, changed or put in another place.
fn garbled(word: &str, edits: &[(u8, u8, char)]) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    for (kind, at, letter) in edits {
        let at = usize::from(*at) % letters.len().max(1);
        match kind % 4 {
            0 => letters.insert(at, *letter),
            1 if letters.len() > 1 => _ = letters.remove(at),
            2 if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ if at < letters.len() => letters[at] = *letter,
            _ => letters.push(*letter),
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_fixed_charter_says_something_else_only_where_a_finding_says_so(
        place in 0..VALUES.len(),
        pick in any::<usize>(),
        edits in prop::collection::vec((any::<u8>(), any::<u8>(), prop::char::range('a', 'z')), 0..3),
    ) {
        let (path, line, words) = VALUES[place];
        let word = words[pick % words.len()];
        let written = garbled(word, &edits).trim().to_owned();
        let head = if path == "stage" { "" } else { "stage: discovery\n" };
        let text = format!(
            "partner: charter/v1\nname: x\n{head}parties: {{northwind: {{name: N}}, kestrel: {{name: K}}}}\n{}\n",
            line.replace("{}", &written)
        );
        let Some((fixed, made)) = round_told(&text) else { return Ok(()) };
        let differences = partner::document::differences(&decoded(&text), &decoded(&fixed), &|_| true, partner::document::Grain::Coarse);
        for difference in &differences {
            let (before, after) = (difference.before.as_ref().unwrap(), difference.after.as_ref().unwrap());
            let says_so = |(path, message, title): &Made| {
                before.path.to_string().starts_with(path.as_str())
                    && message.contains(&written)
                    && title == &format!("write `{}` for `{written}`", after.words)
            };
            prop_assert!(made.iter().any(says_so), "{text}{fixed}{difference:?}");
            let (was, is) = (&before.words, &after.words);
            // Another hyphen is another way to write the same word.
            let is_guess = was.replace('-', "") != is.replace('-', "");
            prop_assert!(!(BINDING.contains(&path) && is_guess), "{text}{fixed}");
            // The first letter stays, and so does a number, with zeros before it or without.
            let first = |words: &str| words.trim_start_matches('0').chars().next();
            prop_assert_eq!(first(was), first(is), "{}", text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn slips_are_fixed_to_what_was_meant_and_every_other_byte_stays(manner in manners()) {
        let (written, meant) = charter(&manner);
        let mut text = written;
        for _ in 0..4 {
            match round(&text) {
                Some(fixed) => text = fixed,
                None => break,
            }
        }
        prop_assert_eq!(&text, &meant);
        prop_assert!(round(&text).is_none(), "a second run finds nothing to fix");
    }
}
