//! `partner report`: everything that the other commands answer, as a file that people open and mail.

mod made;
mod past;
mod private;
mod site;

use std::io::IsTerminal as _;
use std::path::PathBuf;

use anyhow::{Context as _, bail, ensure};
use clap::{Args, ValueEnum};

use self::made::{Made, Maker};
use super::branding::brand;
use super::reading::loading;
use super::rows::{FOR_EACH_CORE, looking_again};
use super::{Common, Outcome, output, request};
use crate::config::Configuration;
use crate::partnership::Partnership;
use crate::render::html::Cover;
use crate::render::{html, report_markdown};
use crate::repository::{Look, Repository, Request, files_of};
use crate::view::report::{Audience, portfolio};
use crate::wording::left_out::left_out;

/// Make a report that opens by double click: for leaders, for a party, for all
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner report lending --output lending.html          one partnership, in one file
  partner report lending --for kestrel --output k.html  what Kestrel may see
  partner report lending --for leaders --output l.html  the first page alone
  partner report --folder site                          a page for each, and one for the portfolio
  partner report lending --format markdown > report.md

The file is self-contained and requests nothing from the network. `[report]` in `partner.toml`
gives it a name, a colour, a logo and a footer. For one partnership in git it shows how the figures
went, as `partner history` has them. Keys that begin with `x-` are in no report, except `x-PARTY`
with `--for PARTY`.")]
pub(super) struct Report {
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: html or markdown
    #[arg(long, value_enum, default_value_t = Format::Html, hide_possible_values = true)]
    format: Format,
    /// Write a site into this folder: a page for each partnership and one for the portfolio; only what has changed is written again
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    folder: Option<PathBuf>,
    /// Audience: a party's id, for what that party may see; or `leaders`, for the first page alone
    #[arg(long = "for", value_name = "PARTY")]
    audience: Option<String>,
    /// The party's own notes and walk-away points, kept outside the repository; only its own report shows them
    #[arg(long, value_name = "FILE", requires = "audience", conflicts_with = "folder")]
    private: Option<PathBuf>,
}

/// In which form to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people who open a file
    Html,
    /// For a wiki, a pull request, a document
    Markdown,
}

/// More reports than this are a site.
const IN_ONE_FILE: usize = 300;

impl Report {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let is_html = self.format == Format::Html;
        ensure!(
            is_html || self.folder.is_none(),
            "a site is written as HTML: leave out `--folder` or `--format markdown`"
        );
        ensure!(
            !is_html || self.folder.is_some() || common.output.is_some() || !std::io::stdout().is_terminal(),
            "a report is for a browser: give `--output report.html`, or `--folder site`"
        );
        let configuration = common.configuration()?;
        let request = request::of(common, &self.paths)?;
        let audience = self.audience.as_deref().map(Audience::named).unwrap_or_default();
        let notes = self.notes(common, &audience, &request)?;
        let brand = brand(common, &configuration)?;
        let mut maker = Maker::of(common, &configuration, audience, notes, brand)?;
        let on_disk = matches!(request, Request::Paths { .. });
        maker.keeps_today = on_disk && past::is_wanted(&maker.audience, self.folder.is_some());
        if let Some(folder) = &self.folder {
            return self.site(common, &configuration, &request, &maker, folder);
        }
        let mut made = looking_again(|look| gather(common, &configuration, &request, look, &maker))?;
        made.ensure_any(&maker)?;
        let count = made.reports.len();
        ensure!(
            self.private.is_none() || count == 1,
            "notes are about one charter, and these are {count}: name one partnership with `--private`"
        );
        ensure!(
            count <= IN_ONE_FILE,
            "{count} partnerships are too many for one file (up to {IN_ONE_FILE}); give `--folder site`"
        );
        past::add(common, &configuration, &self.paths, &mut made, &maker);
        let text = match self.format {
            Format::Html => one_file(&mut made, &maker)?,
            Format::Markdown => markdown(&made, &maker),
        };
        output::emit(common, &text)?;
        Ok(made.end(common))
    }

    /// What a party keeps for itself; of nobody else's file is it a part.
    fn notes(
        &self,
        common: &Common,
        audience: &Audience,
        request: &Request,
    ) -> anyhow::Result<Vec<crate::view::report::Note>> {
        let Some(file) = &self.private else { return Ok(Vec::new()) };
        let Audience::Party(party) = audience else {
            bail!("`--private` goes into the file of one party: give its id with `--for`, not `leaders`");
        };
        let paths = match request {
            Request::Paths { base, paths } => paths.iter().map(|path| base.join(path)).collect(),
            Request::Text(_) => Vec::new(),
        };
        private::read(common, file, party, &paths)
    }

    fn site(
        &self,
        common: &Common,
        configuration: &Configuration,
        request: &Request,
        maker: &Maker<'_>,
        folder: &std::path::Path,
    ) -> anyhow::Result<Outcome> {
        let folder = common.base()?.join(folder);
        // What is written while files change is written again.
        let (mut site, mut made) = looking_again(|look| {
            let (mut site, mut made) = (site::Site::open(&folder)?, Made::default());
            each(common, configuration, request, look, maker, &mut made, &mut |made, batch| {
                site.write(made, &batch, maker)
            })?;
            Ok((site, made))
        })?;
        made.ensure_any(maker)?;
        let cover = Cover { home: None, ..maker.cover(None) };
        let first = portfolio(std::mem::take(&mut made.standings), maker.as_of);
        site.write_index(&html::report(&first, &cover).context("the portfolio page cannot be written")?)?;
        let kept = site.end()?;
        for page in kept {
            output::note(common, &format!("`{page}` was changed since it was written, and stays"));
        }
        Ok(made.end(common))
    }
}

fn gather(
    common: &Common,
    configuration: &Configuration,
    request: &Request,
    look: Look,
    maker: &Maker<'_>,
) -> anyhow::Result<Made> {
    let mut made = Made::default();
    each(common, configuration, request, look, maker, &mut made, &mut |made, batch| {
        made.reports.extend(batch);
        Ok(())
    })?;
    Ok(made)
}

/// Reads, judges and reports partnership after partnership, in the order of the charters' paths, so many at once.
fn each(
    common: &Common,
    configuration: &Configuration,
    request: &Request,
    look: Look,
    maker: &Maker<'_>,
    made: &mut Made,
    take: &mut dyn FnMut(&mut Made, Vec<made::Single>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let loading = loading(configuration);
    let mut add = |made: &mut Made, partnerships: &[Partnership], rest: &Repository| {
        if common.output.is_some() {
            common.inputs.add(partnerships.iter().flat_map(files_of).chain(rest.files()));
        }
        let batch = maker.batch(partnerships, rest, made);
        take(made, batch)
    };
    let queue = loading.queue(request, look)?;
    let nothing = Repository::default();
    queue.each(FOR_EACH_CORE, |read| add(made, &read, &nothing))?;
    add(made, &[], &queue.rest)?;
    made.notes.splice(0..0, left_out(&queue.rest.left_out));
    Ok(())
}

fn one_file(made: &mut Made, maker: &Maker<'_>) -> anyhow::Result<String> {
    const WHAT: &str = "the report cannot be written";
    if let [only] = made.reports.as_slice() {
        return html::report(&only.report, &maker.cover(Some(only))).context(WHAT);
    }
    for (nth, standing) in made.standings.iter_mut().enumerate() {
        standing.address = format!("#{}", html::address_of(nth));
    }
    let first = portfolio(std::mem::take(&mut made.standings), maker.as_of);
    let part = |(nth, single): (usize, &made::Single)| {
        let cover = maker.cover(Some(single));
        Ok((single.report.name.clone(), html::part(&single.report, nth, &cover)?))
    };
    let parts: Vec<_> =
        made.reports.iter().enumerate().map(part).collect::<Result<_, askama::Error>>().context(WHAT)?;
    html::reports(&first, &parts, &maker.cover(None)).context(WHAT)
}

fn markdown(made: &Made, maker: &Maker<'_>) -> String {
    let mut texts: Vec<String> = Vec::new();
    if made.reports.len() > 1 {
        texts.push(report_markdown(&portfolio(made.standings.clone(), maker.as_of), maker.as_of));
    }
    texts.extend(made.reports.iter().map(|single| report_markdown(&single.report, maker.as_of)));
    texts.push(format!("{}\n", crate::wording::NO_ADVICE));
    texts.join("\n")
}
