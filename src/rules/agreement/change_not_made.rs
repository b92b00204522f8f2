use crate::grammar::{number, series};
use crate::method::changes::not_made;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an approved change has not been made in the charter
    "change-not-made",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S0"],
    why: "people who read the charter work to terms that the parties have replaced",
    needs: Requests,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for index in not_made(subject.partnership, subject.as_of) {
        let Some(change) = subject.partnership.records.changes.get(index) else { continue };
        let touches = change.value.touches.get();
        let paths: Vec<String> = touches
            .into_iter()
            .flat_map(|it| it.values())
            .map(|path| format!("`{}`", path.as_str()))
            .collect();
        let verb = number(paths.len(), "is", "are");
        drafts
            .at_record(
                &change.source,
                "touches",
                format!("change approved but not made: {} {verb} unchanged", series(&paths)),
            )
            .help(
                "make the change in the charter; if the parties have dropped it, write `status: withdrawn`",
            );
    }
}
