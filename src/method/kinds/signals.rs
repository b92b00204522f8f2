//! What kind a partnership seems to be, where its charter does not say.

use super::facts::{Facts, GOODS, LINKED, MARKETING, MERE_DATA, WORK};
use crate::document::charter::growth::GrowthKind;
use crate::document::charter::kind::Kind;
use crate::partnership::Partnership;

/// What a kind is inferred from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal {
    /// The kind.
    pub kind: Kind,
    /// The fact: "minimums in goods".
    pub fact: &'static str,
    /// Where the charter tells it.
    pub path: &'static str,
}

/// Every kind that the charter shows clearly, each with the first fact that shows it, in the order of the kinds.
pub(super) fn of(partnership: &Partnership, facts: &Facts<'_>) -> Vec<Signal> {
    let mut signals: Vec<Signal> =
        Kind::ALL.iter().filter_map(|kind| signal(*kind, partnership, facts)).collect();
    let has = |signals: &[Signal], kind: Kind| signals.iter().any(|it| it.kind == kind);
    // A reseller is introduced to customers, and a consortium is funded, without being a case of the other kind as well.
    for (kind, without) in [
        (Kind::Resale, Kind::Referral),
        (Kind::Resale, Kind::Supply),
        (Kind::Consortium, Kind::Sponsorship),
        (Kind::CoDevelopment, Kind::Service),
        (Kind::JointVenture, Kind::CoDevelopment),
        (Kind::Integration, Kind::DataSharing),
    ] {
        if has(&signals, kind) {
            signals.retain(|it| it.kind != without);
        }
    }
    signals
}

fn signal(kind: Kind, partnership: &Partnership, facts: &Facts<'_>) -> Option<Signal> {
    let signs = match kind {
        Kind::Referral => vec![(facts.is_referred(), "a reward for introductions", "referrals")],
        Kind::Resale => vec![
            (facts.is_resold(), "resale", "growth"),
            (facts.owes_goods() && facts.has_minimums(), "minimums in goods", "value.minimums"),
        ],
        Kind::CoMarketing => vec![(
            facts.has_only_motion(GrowthKind::CoMarketing)
                && facts.passes_no_more_than(&MARKETING)
                && !facts.shares_revenue()
                && !facts.links_systems(),
            "joint marketing and no other joint growth",
            "growth",
        )],
        Kind::Service => vec![(
            facts.passes(&WORK) && facts.pays_deliverables() && !facts.shares_revenue(),
            "paid deliverables",
            "deliverables",
        )],
        Kind::Supply => vec![(
            facts.passes(&GOODS) && !facts.is_sold_together(),
            "goods that one party delivers",
            "value.exchange",
        )],
        Kind::Licence => vec![(
            facts.has_licence() && facts.passes(&["royalty", "royalties", "licence", "license"]),
            "a licence with a royalty or a fee",
            "ip.licences",
        )],
        Kind::CoDevelopment => vec![
            (facts.has_motion(GrowthKind::CoInnovation), "joint development", "growth"),
            (facts.makes_product_together(), "a product that is developed together", "model"),
            (facts.passes(&["research", "development"]), "research for each other", "value.exchange"),
        ],
        Kind::JointVenture => vec![(facts.has_company(), "a company of its own", "model")],
        Kind::Integration => vec![
            (facts.links_systems(), "linked systems", "governance.interface"),
            (facts.passes(&LINKED), "linked systems", "value.exchange"),
        ],
        Kind::Programme => vec![(
            facts.charter.tier.is_given() && !partnership.records.deals.is_empty(),
            "a tier and registered deals",
            "tier",
        )],
        Kind::DataSharing => {
            vec![(facts.passes_only(&MERE_DATA), "nothing but data passes", "value.exchange")]
        }
        Kind::Consortium => vec![(
            facts.passes(&["grant"]) && facts.passes(&["share"]),
            "shares in a grant",
            "value.exchange",
        )],
        Kind::Foundation => vec![(facts.passes(&["dues", "membership"]), "dues", "value.exchange")],
        Kind::Sponsorship => vec![
            (facts.passes(&["sponsorship", "funding", "grant"]), "funding by one party", "value.exchange"),
            (
                facts.passes(&["assets"]) && facts.passes(&["administration", "hosting"]),
                "one party holds the other's assets",
                "value.exchange",
            ),
            (facts.is_titled(&["sponsorship"]), "the title of the document", "contract.document_name"),
        ],
        Kind::Memorandum => vec![(
            facts.is_titled(&["memorandum", "mou", "intent"]),
            "the title of the document",
            "contract.document_name",
        )],
        // What is taken where nothing shows.
        Kind::Alliance => Vec::new(),
    };
    let (_, fact, path) = signs.into_iter().find(|(holds, _, _)| *holds)?;
    Some(Signal { kind, fact, path })
}
