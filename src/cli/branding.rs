//! In whose look a report appears: as `partner.toml` says, else as a `_brand.yml` beside it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};

use super::{Common, output};
use crate::config::{BrandFile, Configuration};
use crate::render::html::{Brand, Logo};

/// The file in which Quarto and others keep a brand.
const BRAND_FILE: &str = "_brand.yml";

/// More than this is no such file.
const MOST_BYTES: u64 = 1 << 20;

pub(super) fn brand(common: &Common, configuration: &Configuration) -> anyhow::Result<Brand> {
    let folder = match &configuration.file {
        Some(file) => file.root().to_owned(),
        None => common.base()?,
    };
    let kept = kept(common, &folder)?;
    let own = &configuration.branding;
    let logo = match own.logo.as_ref().map(|path| (path, "report.logo".to_owned())) {
        Some((path, named)) => Some(logo(common, &folder, path, &named)?),
        None => match &kept.logo {
            Some(path) => Some(logo(common, &folder, path, BRAND_FILE)?),
            None => None,
        },
    };
    let name = own.name.as_deref().or(kept.name.as_deref());
    let colour = own.colour.as_deref().or(kept.colour.as_deref());
    Ok(Brand::of(name, colour, logo, own.footer.as_deref()))
}

/// What the file says that others keep a brand in; nothing where there is none.
fn kept(common: &Common, folder: &Path) -> anyhow::Result<BrandFile> {
    let file = folder.join(BRAND_FILE);
    let Ok(metadata) = fs::metadata(&file) else { return Ok(BrandFile::default()) };
    if !metadata.is_file() || metadata.len() > MOST_BYTES {
        return Err(anyhow!("`{BRAND_FILE}` is not a brand file in text form"));
    }
    common.inputs.add([file.clone()]);
    let text = fs::read_to_string(&file).with_context(|| format!("`{BRAND_FILE}` cannot be read"))?;
    let kept = BrandFile::read(&text).map_err(|why| anyhow!("`{BRAND_FILE}`: {why}"))?;
    if kept.has_far_logo {
        output::note(
            common,
            &format!("the logo of `{BRAND_FILE}` lies on the web, and a report fetches nothing: left out"),
        );
    }
    Ok(kept)
}

/// Reads a picture that lies in the repository.
fn logo(common: &Common, folder: &Path, path: &str, named: &str) -> anyhow::Result<Logo> {
    let file: PathBuf = folder.join(path);
    let inside = file.canonicalize().ok().zip(folder.canonicalize().ok());
    match inside {
        None => return Err(anyhow!("the logo `{path}` of `{named}` does not exist")),
        Some((file, folder)) if !file.starts_with(&folder) => {
            return Err(anyhow!("the logo `{path}` of `{named}` lies outside the repository"));
        }
        Some(_) => {}
    }
    common.inputs.add([file.clone()]);
    let size = fs::metadata(&file).map(|it| it.len()).unwrap_or_default();
    let bytes = match size {
        // It is refused by its size without being read.
        size if size > MOST_BYTES => vec![0; usize::try_from(MOST_BYTES).unwrap_or_default()],
        _ => fs::read(&file).with_context(|| format!("the logo `{path}` cannot be read"))?,
    };
    Logo::read(&bytes).map_err(|why| anyhow!("the logo `{path}` of `{named}` {why}"))
}
