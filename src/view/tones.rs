//! How verdicts and commitments are to be taken, the same on every page and at every width.

use super::Tone;
use crate::method::gates::CommitmentState;
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::wording::readiness::Standing;

/// What a list comes to. What is not due yet asks for nothing; what cannot be judged asks for a look.
#[must_use]
pub fn of_list(list: &ChecklistResult, standing: &Standing) -> Tone {
    match list.verdict {
        _ if !list.is_firm() => Tone::Caution,
        _ if !standing.is_judged => Tone::Quiet,
        Verdict::Ready => Tone::Good,
        Verdict::Complete | Verdict::Address => Tone::Caution,
        Verdict::Pause | Verdict::Reconsider => Tone::Bad,
        Verdict::NotStarted => Tone::Quiet,
    }
}

/// The commitment in force.
#[must_use]
pub const fn of_commitment(state: CommitmentState) -> Tone {
    match state {
        CommitmentState::Full => Tone::Good,
        CommitmentState::NotStarted => Tone::Quiet,
        CommitmentState::ScaledBack | CommitmentState::Paused | CommitmentState::Exited => Tone::Bad,
    }
}
