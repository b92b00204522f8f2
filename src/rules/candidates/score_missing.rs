use crate::document::Field;
use crate::document::records::candidates::Candidate;
use crate::grammar::alternatives;
use crate::method::candidates::criteria::CandidateCriterion as Criterion;
use crate::method::candidates::landscape::Landscape;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a candidate is missing a score
    "candidate-score-missing",
    severity: Advice,
    nature: Gap(Always), consequence: Unsaid,
    question: "How well does the candidate's direction fit?",
    of: Candidates, at: "candidates[].scores.strategic_fit", example: "4", concerns: All,
    question: "How well does the candidate's way of working fit?",
    of: Candidates, at: "candidates[].scores.operational_compatibility", example: "3", concerns: All,
    question: "How low is the risk of working with the candidate?",
    of: Candidates, at: "candidates[].scores.risk_profile", example: "4", concerns: All,
    authority: ["S4"],
    why: "a candidate that has not been assessed drops out of the comparison",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for record in &subject.partnership.records.candidates {
        let Some(candidates) = record.value.candidates.get() else { continue };
        for placing in Landscape::of(&record.value).placings {
            let Some(candidate) = candidates.0.get(placing.index).and_then(|it| it.get()) else { continue };
            let lacking: Vec<String> = placing
                .missing()
                .filter(|criterion| is_open(candidate, *criterion))
                .map(|criterion| criterion.to_string().replace('_', " "))
                .collect();
            if lacking.is_empty() {
                continue;
            }
            let name = candidate.name.get().map(|name| name.as_str());
            let name = name.or_else(|| candidate.id.get().map(|id| id.as_str())).unwrap_or("the candidate");
            let path = format!("candidates[{}].scores", placing.index);
            let without = format!("no score for {}", alternatives(&lacking));
            // A criterion that counts for nothing keeps nobody from a rank.
            let message = match placing.rank {
                None => format!("{name} cannot be ranked: {without}"),
                Some(_) => format!("{name} has {without}"),
            };
            drafts.at_record_key(&record.source, path, message).help(
                "assess the candidate and write a score from 1 to 5; for `risk_profile` 5 is low exposure",
            );
        }
    }
}

/// Whether nothing was written; what cannot be read is told already.
fn is_open(candidate: &Candidate, criterion: Criterion) -> bool {
    match &candidate.scores {
        Field::Given(scores) => criterion.of(scores).is_missing(),
        other => other.is_missing(),
    }
}
