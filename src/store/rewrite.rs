//! The engine's folder written anew: what was removed stands in an engine's log until it happens to be
//! written over.
//!
//! A copy grows in a folder aside, gets another name when it is whole, and then takes the place of the older
//! one. Whoever opens the store finishes what was begun. Killed before the copy has its name, the older one
//! stays; killed later, the copy is the store.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Result, files};

/// Where the copy grows; worth nothing by itself.
fn growing(data: &Path) -> PathBuf {
    data.join("rewriting")
}

/// Gives the folder for the copy's engine, new and empty.
pub(super) fn begin(data: &Path) -> Result<PathBuf> {
    files::remove_folder(&growing(data))?;
    let folder = files::engine_folder(&growing(data));
    files::make_folder(&folder)?;
    Ok(folder)
}

/// Says that the copy is whole and on the disk: from now on the older one must not be written, for it will
/// be removed. An error means that nothing was said.
pub(super) fn is_whole(data: &Path) -> Result<()> {
    files::sync_folder_of(&files::engine_folder(&growing(data)))?;
    Ok(fs::rename(growing(data), files::rewritten(data))?)
}

/// Puts a whole copy in place of the older one, and removes one that is not whole. Nobody has either
/// open.
pub(super) fn finish(data: &Path) -> Result<()> {
    files::remove_folder(&growing(data))?;
    let (place, copy) = (files::engine_folder(data), files::rewritten(data));
    if !copy.try_exists()? {
        return Ok(());
    }
    // What says that the copy is whole is on the disk before the older one is touched.
    files::sync_folder_of(&copy)?;
    if files::engine_folder(&copy).try_exists()? {
        files::remove_folder(&place)?;
        fs::rename(files::engine_folder(&copy), &place)?;
        files::sync_folder_of(&place)?;
    }
    files::remove_folder(&copy)
}
