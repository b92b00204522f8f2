use crate::document::charter::canvas::Canvas;
use crate::document::scalar::Text;
use crate::document::{List, NoneOr, folded, spaced, speaks_of};
use crate::finding::{Consequence, Place, Severity};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// what one party will not give up concerns the same matter as what another insists on
    "non-negotiables-conflict",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Differing,
    authority: ["S0", "ours"],
    why: "if both cannot be kept, one party will break what the other will not give up",
    check: Partnership(check),
}

/// A matter that one party can have its way in only where the other has not.
struct Matter {
    /// What it is, in words.
    name: &'static str,
    /// The words that tell it.
    words: &'static [&'static str],
    /// Whether it counts only between what neither will give up: its words are common in goals, too.
    is_firm_only: bool,
    /// Whether a party that gives way cannot take it back: it answers with all that it has.
    is_trap: bool,
}

const fn matter(name: &'static str, words: &'static [&'static str]) -> Matter {
    Matter { name, words, is_firm_only: false, is_trap: false }
}

const MATTERS: [Matter; 14] = [
    Matter {
        is_trap: true,
        ..matter("who is liable", &["liable", "liability", "liabilities", "guarantee", "guarantees"])
    },
    matter(
        "what the money is for",
        &[
            "money",
            "fund",
            "funds",
            "funding",
            "instalment",
            "instalments",
            "payment",
            "payments",
            "donation",
            "donations",
            "grant",
            "grants",
            "budget",
        ],
    ),
    matter(
        "prices",
        &["price", "prices", "discount", "discounts", "rebate", "rebates", "below list", "off list"],
    ),
    matter(
        "who else may sell",
        &[
            "dealer",
            "dealers",
            "reseller",
            "resellers",
            "distributor",
            "distributors",
            "sole seller",
            "only seller",
            "sole distributor",
            "sole reseller",
            "exclusive seller",
            "other sellers",
        ],
    ),
    matter("names and brands", &["name", "names", "logo", "logos", "brand", "brands"]),
    Matter { is_firm_only: true, ..matter("data", &["data"]) },
    matter(
        "what is published",
        &["publish", "published", "publishes", "publication", "publications", "secret", "secrecy"],
    ),
    matter(
        "who comes first",
        &[
            "come first",
            "comes first",
            "come before",
            "comes before",
            "go first",
            "goes first",
            "priority",
            "precedence",
            "first choice",
            "first call",
            "waiting",
            "preferred",
        ],
    ),
    matter(
        "where data is kept",
        &[
            "leaves the european union",
            "leave the european union",
            "leaves the eu",
            "leave the eu",
            "leaves the country",
            "leave the country",
            "leaves the house",
            "leave the house",
            "leaves our",
            "stays in the country",
            "stay in the country",
            "abroad",
            "cluster",
            "cloud",
            "server",
            "servers",
            "hosted",
            "data centre",
            "data center",
        ],
    ),
    matter(
        "where the work is done",
        &["site", "sites", "location", "locations", "wards", "districts", "regions", "villages"],
    ),
    matter(
        "who owns what is invented",
        &["inventions", "patent", "patents", "source code", "intellectual property"],
    ),
    matter(
        "whose the customers are",
        &[
            "our customers",
            "customers are ours",
            "customers stay",
            "customers remain",
            "customers belong",
            "owns the customer",
            "our clients",
            "clients are ours",
            "our members",
        ],
    ),
    matter(
        "who has the last word",
        &[
            "last word",
            "last say",
            "final say",
            "final word",
            "final cut",
            "final decision",
            "final approval",
            "casting vote",
            "veto",
            "sole discretion",
            "our discretion",
            "we decide",
            "we alone decide",
            "ours to decide",
            "our decision",
        ],
    ),
    Matter {
        is_firm_only: true,
        ..matter(
            "who chooses",
            &["choose", "chooses", "chosen", "choice", "select", "selects", "selected", "picks", "picked"],
        )
    },
];

/// Words by which a party lets in one thing and nothing else.
const ONE_ONLY: &[&str] =
    &["only", "solely", "exclusively", "nothing but", "nobody but", "none but", "no other", "no one but"];

/// Words by which a party lets in whoever or whatever comes.
const OPEN_TO_ALL: &[&str] = &[
    "every",
    "any",
    "anybody",
    "anyone",
    "everybody",
    "everyone",
    "whoever",
    "whichever",
    "free choice",
    "its own",
    "their own",
    "turned away",
    "is refused",
    "are refused",
    "is excluded",
    "are excluded",
];

/// Words that many demands share and that name no matter; those shorter than [`SHORTEST`] do not either.
const COMMON: &[&str] = &[
    "about",
    "after",
    "again",
    "agreed",
    "agreement",
    "alliance",
    "allowed",
    "alone",
    "alway",
    "also",
    "anybody",
    "anyone",
    "anything",
    "because",
    "before",
    "being",
    "between",
    "both",
    "business",
    "client",
    "come",
    "companies",
    "company",
    "contract",
    "customer",
    "decide",
    "does",
    "done",
    "during",
    "each",
    "everybody",
    "everyone",
    "everything",
    "from",
    "give",
    "given",
    "have",
    "into",
    "joint",
    "keep",
    "kept",
    "least",
    "made",
    "make",
    "making",
    "month",
    "more",
    "most",
    "must",
    "never",
    "nobody",
    "nothing",
    "only",
    "open",
    "other",
    "ours",
    "over",
    "partie",
    "party",
    "partner",
    "partnership",
    "people",
    "percent",
    "product",
    "project",
    "remain",
    "right",
    "same",
    "service",
    "side",
    "something",
    "stay",
    "such",
    "take",
    "taken",
    "team",
    "term",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "they",
    "thing",
    "this",
    "time",
    "under",
    "until",
    "user",
    "very",
    "want",
    "week",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "whom",
    "whose",
    "will",
    "with",
    "within",
    "without",
    "work",
    "year",
    "your",
];

/// How long a word is at least that names a matter.
const SHORTEST: usize = 4;

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let parties = subject.parties();
    for (at, one) in parties.iter().enumerate() {
        for other in parties.iter().skip(at + 1) {
            if let Some(conflict) = conflict(subject, canvas, one, other) {
                report(subject, drafts, [one, other], &conflict);
            }
        }
    }
}

/// Two demands on one matter.
struct Conflict<'a> {
    matter: String,
    demands: [Demand<'a>; 2],
    is_trap: bool,
    /// Whether only a word or two hints at it, so that it is no more than a question.
    is_hint: bool,
}

/// What a party insists on, and where it says so.
#[derive(Clone)]
struct Demand<'a> {
    path: String,
    words: &'a Text,
    /// The words, each between blanks.
    spoken: String,
    /// On which of the matters it is.
    is_on: [bool; MATTERS.len()],
    is_firm: bool,
}

/// The first matter on which two parties both insist, at least one of them on what it will not give up; else what only hints at one.
fn conflict<'a>(subject: &Subject<'_>, canvas: &'a Canvas, one: &str, other: &str) -> Option<Conflict<'a>> {
    let (mine, theirs) = (demands(canvas, one), demands(canvas, other));
    let on_matter = MATTERS.iter().enumerate().find_map(|(nth, matter)| {
        let of = |demands: &[Demand<'a>], is_firm: bool| {
            demands.iter().find(|it| it.is_firm >= is_firm && it.is_on[nth]).cloned()
        };
        let pairs = [(true, true), (true, false), (false, true)];
        let pairs = &pairs[..if matter.is_firm_only { 1 } else { pairs.len() }];
        let pair = |(my, their): &(bool, bool)| Some([of(&mine, *my)?, of(&theirs, *their)?]);
        let demands = pairs.iter().find_map(pair)?;
        Some(Conflict { matter: matter.name.to_owned(), demands, is_trap: matter.is_trap, is_hint: false })
    });
    on_matter.or_else(|| hint(subject, &mine, &theirs))
}

/// What two parties will not give up, where one lets in one thing only and the other whatever comes, or both speak of the same thing.
fn hint<'a>(subject: &Subject<'_>, mine: &[Demand<'a>], theirs: &[Demand<'a>]) -> Option<Conflict<'a>> {
    let names = names_of_parties(subject);
    let firm = |demands: &'_ [Demand<'a>]| -> Vec<Demand<'a>> {
        demands.iter().filter(|it| it.is_firm).cloned().collect()
    };
    let (mine, theirs) = (firm(mine), firm(theirs));
    let pairs = || mine.iter().flat_map(|my| theirs.iter().map(move |their| (my, their)));
    let same = pairs().find_map(|(my, their)| {
        let word = shared_word(&my.spoken, &their.spoken, &names)?;
        Some((format!("\"{word}\""), my, their))
    });
    let is_opposed = |my: &Demand<'_>, their: &Demand<'_>| {
        speaks_of(&my.spoken, ONE_ONLY) && speaks_of(&their.spoken, OPEN_TO_ALL)
    };
    let opposed = || {
        let (my, their) = pairs().find(|(my, their)| is_opposed(my, their) || is_opposed(their, my))?;
        Some(("how much choice there is".to_owned(), my, their))
    };
    let (matter, my, their) = same.or_else(opposed)?;
    Some(Conflict { matter, demands: [my.clone(), their.clone()], is_trap: false, is_hint: true })
}

/// The first word of a demand that the other has, too, one or many of a thing alike, and that is no name of a party.
fn shared_word<'w>(one: &'w str, other: &str, names: &[String]) -> Option<&'w str> {
    let stem = |word: &'_ str| word.strip_suffix('s').unwrap_or(word).to_owned();
    let others: Vec<String> = other.split_whitespace().map(stem).collect();
    one.split_whitespace().find(|word| {
        let stem = stem(word);
        let is_common = stem.chars().count() < SHORTEST || COMMON.contains(&&*stem) || COMMON.contains(word);
        !is_common && !names.contains(&stem) && others.contains(&stem)
    })
}

/// The words of the parties' ids, names and industries: what they are called is nothing that they argue about.
fn names_of_parties(subject: &Subject<'_>) -> Vec<String> {
    let parties = subject.charter.parties.get().into_iter().flat_map(|parties| parties.iter());
    let words = parties.flat_map(|(id, party)| {
        let said = [party.name.get(), party.industry.get()].into_iter().flatten();
        said.map(|text| text.as_str().to_owned()).chain([id.to_owned()])
    });
    let words = words.map(|said| spaced(&folded(&said)));
    let stem = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    words.flat_map(|said| said.split_whitespace().map(stem).collect::<Vec<_>>()).collect()
}

/// What a party will not give up, then the goals that it has in words and the exclusivity that it expects.
fn demands<'a>(canvas: &'a Canvas, party: &str) -> Vec<Demand<'a>> {
    let demand = |path: String, words: &'a Text, is_firm| {
        let spoken = spaced(&folded(words.as_str()));
        let is_on = std::array::from_fn(|nth| speaks_of(&spoken, MATTERS[nth].words));
        Demand { path, words, spoken, is_on, is_firm }
    };
    let firm = canvas.non_negotiables.get().and_then(|it| it.of(party).get().copied());
    let goals = canvas.goals.get().and_then(|it| it.of(party).get().copied());
    let exclusivity = canvas.exclusivity.get().and_then(|it| it.of(party).get().copied());
    let expects = exclusivity.and_then(|it| it.expects.get()).and_then(NoneOr::value);
    let firm = firm.into_iter().flat_map(List::iter);
    let goals =
        goals.into_iter().flat_map(List::iter).filter_map(|(index, goal)| Some((index, goal.goal.get()?)));
    let firm = firm.map(|(at, words)| demand(format!("canvas.non_negotiables.{party}[{at}]"), words, true));
    let goals = goals.map(|(at, words)| demand(format!("canvas.goals.{party}[{at}]"), words, false));
    let expects = expects.map(|words| demand(format!("canvas.exclusivity.{party}.expects"), words, false));
    firm.chain(goals).chain(expects).collect()
}

fn report(subject: &Subject<'_>, drafts: &mut Drafts<'_>, parties: [&str; 2], conflict: &Conflict<'_>) {
    let pair = parties;
    let [one, other] = parties.map(|party| subject.charter.party_name(party));
    let [mine, theirs] = &conflict.demands;
    let (first, second) = if mine.is_firm { (mine, theirs) } else { (theirs, mine) };
    let line = |demand: &Demand<'_>| demand.words.as_str().lines().next().unwrap_or_default().to_owned();
    let draft = drafts
        .at_value(
            first.path.as_str(),
            format!("{one} and {other} both insist on {}: can both be kept?", conflict.matter),
        )
        .also(&Place::value(second.path.as_str()), "the other demand")
        .help(format!(
            "read \"{}\" together with \"{}\"; if one has to give way, agree which, and change its words",
            line(first),
            line(second)
        ));
    // Of several parties it is a matter of these two.
    let draft = if subject.parties().len() > pair.len() { draft.hits(&pair) } else { draft };
    let draft = if conflict.is_trap { draft.consequence(Consequence::Trapped) } else { draft };
    // A goal can give way.
    if !(mine.is_firm && theirs.is_firm) || conflict.is_hint {
        draft.at_most(Severity::Advice);
    }
}
