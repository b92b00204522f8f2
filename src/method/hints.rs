//! Coaching and campaign hints, each with its evidence [S1]. They propose; people decide.

use super::leads::leads;
use super::peers::{Figure, Measure, Peers};
use super::value::Ratio;
use crate::config::Policy;
use crate::document::scalar::{Date, keyword};
use crate::grammar::counted;
use crate::method::diagnosis::Place;
use crate::partnership::Partnership;

keyword! {
    /// What a hint proposes.
    pub enum HintKind {
        /// Train sales people together, or renew the material.
        SalesTraining = "sales-training",
        /// Turn to another segment.
        OtherSegment = "other-segment",
        /// Share one party's content with the reach of another.
        ContentSyndication = "content-syndication",
        /// Hold webinars together.
        JointWebinars = "joint-webinars",
        /// Make something together that both can show.
        JointContent = "joint-content",
    }
}

/// Something to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What it proposes.
    pub kind: HintKind,
    /// The same in words.
    pub what: String,
    /// The fact that asks for it, in words.
    pub fact: String,
    /// Where that stands.
    pub place: Option<Place>,
}

/// Training, where few of the leads became deals.
#[must_use]
pub fn training(partnership: &Partnership, policy: &Policy, as_of: Date) -> Option<Hint> {
    leads(partnership, policy, as_of).filter(|leads| leads.is_low).map(|it| Hint {
        kind: HintKind::SalesTraining,
        what: "train the sales people of all parties together, or renew the sales material".to_owned(),
        fact: format!(
            "{} of {} became deals, fewer than {}%",
            it.conversions,
            counted(it.leads, "lead"),
            policy.conversion_least
        ),
        place: Some(Place::review(it.record, "indicators.conversions")),
    })
}

/// Another segment, where deals bring less than half of what is usual for the kind. They are so large on average and so many; `index`
/// is the place of the partnership among those that it is compared with.
#[must_use]
pub fn small_deals((own, count): (Figure, usize), peers: &[Peers], index: usize) -> Option<Hint> {
    let is_mine = |it: &&Peers| it.measure == Measure::DealSize && it.has(index);
    let (of_kind, middle) = peers.iter().filter(is_mine).find_map(|it| {
        let (lower, _) = it.middle()?;
        is_less_than_half(own, lower).then_some((it, lower))
    })?;
    let own = own.said(Measure::DealSize);
    Some(Hint {
        kind: HintKind::OtherSegment,
        what: "try another customer segment".to_owned(),
        fact: format!(
            "{} of {own} on average, less than half of the {} usual among {} of this kind ({})",
            counted(count, "deal"),
            middle.said(Measure::DealSize),
            counted(of_kind.figures.len(), "partnership"),
            crate::grammar::spaced(&of_kind.kind),
        ),
        place: None,
    })
}

fn is_less_than_half(own: Figure, usual: Figure) -> bool {
    let half = own.ratio.divided_by(usual.ratio).zip(Ratio::new(1, 2));
    own.currency == usual.currency && half.is_some_and(|(part, half)| part < half)
}

/// What a party has to bring into a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asset {
    Reach,
    SalesForce,
    Content,
}

const WORDS: [(Asset, &[&str]); 3] = [
    (
        Asset::Reach,
        &["reach", "social media", "audience", "community", "followers", "newsletter", "subscribers"],
    ),
    (
        Asset::SalesForce,
        &["sales force", "sales team", "field sales", "sales rep", "account manager", "sales network"],
    ),
    (
        Asset::Content,
        &["content", "blog", "editorial", "research", "publication", "training material", "videos"],
    ),
];

/// A party's asset with the words that say so.
struct Has<'a> {
    party: &'a str,
    asset: Asset,
    words: &'a str,
    place: Place,
}

/// Ideas by what each party has: reach, sales force, content.
#[must_use]
pub fn campaigns(partnership: &Partnership) -> Vec<Hint> {
    let charter = &partnership.charter.value;
    let mut has: Vec<Has<'_>> = Vec::new();
    for party in charter.party_ids() {
        let entry = charter.parties.get().and_then(|parties| parties.get(party)?.get());
        let capabilities = entry.and_then(|it| it.capabilities.get());
        for (at, capability) in capabilities.into_iter().flat_map(|list| list.iter()) {
            let said = capability.as_str().to_lowercase();
            for (asset, words) in WORDS {
                let is_new = !has.iter().any(|it| it.party == party && it.asset == asset);
                if is_new && words.iter().any(|word| said.contains(word)) {
                    let place = Place::charter(format!("parties.{party}.capabilities[{at}]"));
                    has.push(Has { party, asset, words: capability.as_str(), place });
                }
            }
        }
    }
    let first = |asset: Asset, but: &str| has.iter().find(|it| it.asset == asset && it.party != but);
    let mut hints = Vec::new();
    for it in &has {
        let name = charter.party_name(it.party);
        let fact = format!("{name} has: {}", it.words);
        let (kind, what) = match it.asset {
            Asset::Reach => (
                HintKind::ContentSyndication,
                match first(Asset::Content, it.party) {
                    Some(other) => format!(
                        "show the content of {} to those whom {name} reaches",
                        charter.party_name(other.party)
                    ),
                    None => format!("share content with those whom {name} reaches"),
                },
            ),
            Asset::SalesForce => (
                HintKind::JointWebinars,
                format!("hold joint webinars to which the sales people of {name} invite"),
            ),
            Asset::Content if first(Asset::Reach, it.party).is_some() => continue,
            Asset::Content => (
                HintKind::JointContent,
                format!("make one piece of content with {name} that every party shows"),
            ),
        };
        hints.push(Hint { kind, what, fact, place: Some(it.place.clone()) });
    }
    hints
}
