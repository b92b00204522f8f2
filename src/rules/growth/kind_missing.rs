use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a growth motion has no kind
    "growth-kind-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Selling), consequence: Unsaid,
    question: "What kind of joint activity is it?",
    at: "growth[].kind", example: "co-marketing", concerns: All,
    authority: ["S3"],
    why: "each kind needs other terms, so missing terms go unnoticed",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let motions = subject.charter.growth.get().into_iter().flat_map(|motions| motions.iter());
    for (index, motion) in motions.filter(|(_, motion)| motion.kind.is_missing()) {
        let open = if motion.kind.is_open() { "kind undecided:" } else { "no kind for" };
        let what = motion.what.get().and_then(|what| what.as_str().lines().next());
        let name = what.map_or_else(|| format!("growth motion {}", index + 1), |what| format!("\"{what}\""));
        drafts
            .at_key(
                format!("growth[{index}].kind"),
                format!("{open} {name}"),
            )
            .help(format!(
                "decide which it is, and write `kind:` `co-marketing`, `co-selling` or `co-innovation` under `growth[{index}]`"
            ));
    }
}
