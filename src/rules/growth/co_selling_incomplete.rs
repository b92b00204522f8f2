use crate::document::charter::growth::GrowthKind;
use crate::grammar::{alternatives, series};
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a co-selling motion has no terms, sales compensation or lead qualification
    "co-selling-incomplete",
    severity: Warning, from: Negotiation,
    nature: Gap(Selling), consequence: Unsaid,
    question: "On what terms do the parties sell together?",
    at: "growth[].terms", example: "each party pays its own sales people", concerns: All,
    question: "How are sales people paid for joint sales?",
    at: "growth[].terms.compensation", example: "a bonus every quarter", concerns: All,
    question: "What makes a lead a qualified lead?",
    at: "growth[].qualification", example: "asked for a call", concerns: All,
    authority: ["S3"],
    why: "sales people neglect deals they are not paid for, and pass on names that are not leads",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for motion in motions(subject, GrowthKind::CoSelling) {
        // Terms that cannot be read may have said any of it.
        if motion.growth.terms.is_invalid() {
            continue;
        }
        let terms = motion.growth.terms.get();
        let is_open = motion.growth.terms.is_open();
        let has_terms = terms.is_some_and(|terms| {
            let fee = terms.referral_fee.is_missing() && terms.resale_discount.is_missing();
            !(fee && terms.words.is_missing())
        });
        let words =
            terms.and_then(|it| it.words.get()).map(|it| it.as_str().to_lowercase()).unwrap_or_default();
        let has_compensation = terms.is_some_and(|it| !it.compensation.is_missing())
            || ["commission", "compensat", "paid to sales", "sales people"]
                .iter()
                .any(|word| words.contains(word));
        let has_qualification = !motion.growth.qualification.is_missing();
        // Who buys and sells on for its own account is paid no commission and passes on no lead.
        let is_own_account = subject.deal().is_resale(motion.growth);
        let gaps: Vec<(&str, &str, &str)> = [
            (
                has_terms,
                (
                    "terms",
                    if is_open { "terms (undecided)" } else { "terms" },
                    "`referral_fee:` or `resale_discount:` under `terms:`",
                ),
            ),
            (
                has_compensation || is_own_account,
                ("terms.compensation", "sales compensation", "`compensation:` under `terms:`"),
            ),
            (
                has_qualification || is_own_account,
                ("qualification", "lead qualification criteria", "`qualification:`"),
            ),
        ]
        .into_iter()
        .filter_map(|(is_there, gap)| (!is_there).then_some(gap))
        .collect();
        let path = match gaps.as_slice() {
            [] => continue,
            [(key, ..)] => format!("{}.{key}", motion.path),
            _ => motion.path.clone(),
        };
        let lacks: Vec<&str> = gaps.iter().map(|(_, lack, _)| *lack).collect();
        let write: Vec<&str> = gaps.iter().map(|(.., write)| *write).collect();
        drafts.at_key(path, format!("{} has no {}", motion.name, alternatives(&lacks))).help(format!(
            "agree and add to `{}`: {}",
            motion.path,
            series(&write)
        ));
    }
}
