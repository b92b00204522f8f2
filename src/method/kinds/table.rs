//! What is asked of which kind: a default, which a team changes for kinds of its own.

use crate::document::charter::kind::Kind;
use crate::document::topic::Topic;

/// Whether a topic is asked of a kind. Of several kinds the last of these counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Not asked.
    Never,
    /// Asked where a fact of the deal calls for it.
    OnTrigger,
    /// Asked.
    Always,
    /// Asked first: what people of the field want to know before anything else.
    First,
}

/// One column a kind, in the order of [`Kind::ALL`]: `F` asked first, `A` asked, `t` on its trigger, `-` not asked. What is asked of
/// every kind is not listed.
const TABLE: [(Topic, &str); 34] = [
    // ref res mkt svc sup lic dev jv int prg dat con fnd spo mou all
    (Topic::Limits, "tAtttAAAAttttttA"),
    (Topic::Structure, "ttttttAAAtt---tA"),
    (Topic::Exchange, "AAAAAAAAAAAAAAtA"),
    (Topic::Economics, "-tAtttAAtttttt-A"),
    (Topic::Minimums, "-tttAtAttt-t---A"),
    (Topic::Selling, "AAtt-ttttA-----t"),
    (Topic::Marketing, "ttA--ttttt--tttt"),
    (Topic::Exclusivity, "tAttAAAAAtt--ttA"),
    (Topic::Competing, "-AtttAAAAtt----A"),
    (Topic::CompetitionLaw, "tttttttAttttA-tt"),
    (Topic::Brand, "tAFttttAAA-tAFtt"),
    (Topic::Secrecy, "tAtAAAAAAtAA-tAA"),
    (Topic::OwnKnowledge, "-ttAAFAAAtAFAA-A"),
    (Topic::JointResults, "--AAtAFAttAAAttt"),
    (Topic::Data, "AtAtttttAtFttttt"),
    (Topic::Connection, "-t-tttttFAA----t"),
    (Topic::Delivery, "-AtFFtAtttAA---t"),
    (Topic::ServiceLevels, "-t-AAt--FAA--t-t"),
    (Topic::Equity, "------tF-------t"),
    (Topic::Team, "-ttAttAAAttAtt-A"),
    (Topic::Decisions, "tAAAAtAAAFAAFAtA"),
    (Topic::Bodies, "-t-tttAAAttAAt-A"),
    (Topic::Membership, "-------t-FtFFt-t"),
    (Topic::Measures, "AAAtttAAAAtttt-A"),
    (Topic::Gates, "-AttttAAAttt--FA"),
    (Topic::Rhythm, "tAtAttAAAAtAtttA"),
    (Topic::Health, "-t-t-tAAAt-t---A"),
    (Topic::Disputes, "tAtAAAAFAAAAAA-A"),
    (Topic::Liability, "tAtAAAAtAAAAtAtA"),
    (Topic::Unwinding, "AAtFFFAAAtAAtF-A"),
    (Topic::Customers, "FFtttt-tAt-----t"),
    (Topic::PublicDuties, "tttttttttttAAAtt"),
    (Topic::Integrity, "tAtttttAtttttt-t"),
    (Topic::Risks, "-t-tttAAAttAtt-A"),
];

/// Whether a topic is asked of a kind.
#[must_use]
pub fn cell(topic: Topic, kind: Kind) -> Cell {
    let row = TABLE.iter().find(|(of, _)| *of == topic);
    match row.and_then(|(_, cells)| cells.as_bytes().get(kind as usize)) {
        Some(b'-') => Cell::Never,
        Some(b't') => Cell::OnTrigger,
        Some(b'F') => Cell::First,
        // What has no row is asked of every kind.
        _ => Cell::Always,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_a_cell_for_every_kind() {
        for (topic, cells) in TABLE {
            assert_eq!(cells.len(), Kind::ALL.len(), "{topic}");
            assert!(cells.bytes().all(|cell| b"FAt-".contains(&cell)), "{topic}");
        }
        for topic in Topic::ALL {
            let rows = TABLE.iter().filter(|(of, _)| of == topic).count();
            assert_eq!(rows, usize::from(!topic.is_asked_of_all()), "{topic}");
        }
    }
}
