use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a growth motion does not say which kind it is
    "growth-kind-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Selling), consequence: Unsaid,
    question: "What kind of joint activity is it?",
    at: "growth[].kind", example: "co-marketing", concerns: All,
    authority: ["S3"],
    why: "each kind of growth needs other terms, and without a kind nobody can tell which are missing",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let motions = subject.charter.growth.get().into_iter().flat_map(|motions| motions.iter());
    for (index, motion) in motions.filter(|(_, motion)| motion.kind.is_missing()) {
        let open = if motion.kind.is_open() { ": it is still open" } else { "" };
        let what = motion.what.get().and_then(|what| what.as_str().lines().next());
        let name = what.map_or_else(|| "a growth motion".to_owned(), |what| format!("\"{what}\""));
        drafts
            .at_key(
                format!("growth[{index}].kind"),
                format!("{name} does not say which kind of growth it is{open}"),
            )
            .help(format!(
                "write `kind:` `co-marketing`, `co-selling` or `co-innovation` under `growth[{index}]`"
            ));
    }
}
