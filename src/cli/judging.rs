//! Judging of many partnerships, of which none is held longer than it is looked at.

use crate::check::{Judge, Judged};
use crate::cores;
use crate::progress::Progress;
use crate::repository::{Queue, Recall};

/// Judges the partnerships on all cores and hands them over in their order.
pub(super) fn each(
    queue: &Queue,
    for_each_core: usize,
    judge: &Judge<'_>,
    mut recall: Option<&mut Recall<'_>>,
    progress: &Progress,
    take: &mut impl FnMut(&mut Judged<'_>),
) -> anyhow::Result<()> {
    progress.charters.expect(queue.len());
    queue.each(for_each_core, |mut read| {
        if let Some(recall) = &mut recall {
            recall.tell(&mut read)?;
        }
        let judge_one = |partnership| {
            let judged = judge.partnership(partnership);
            progress.charters.count();
            judged
        };
        let mut judged = cores::each(&read, judge_one);
        judged.iter_mut().for_each(&mut *take);
        Ok(())
    })
}
