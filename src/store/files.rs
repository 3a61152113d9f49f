//! Small file work: names beside a file, folders put on disk, where in the data folder what lies.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::Result;

/// Where the engine keeps its files, inside the folder of the data.
pub(super) fn engine_folder(data: &Path) -> PathBuf {
    data.join("sled")
}

/// Whether a folder holds a store, also one whose place was being taken when its process was killed.
pub(super) fn holds_data(data: &Path) -> Result<bool> {
    Ok(has_entries(&engine_folder(data))? || has_entries(&engine_folder(&rewritten(data)))?)
}

/// Where a store is that was written anew and has not taken the place of the older one.
pub(super) fn rewritten(data: &Path) -> PathBuf {
    data.join("rewritten")
}

fn has_entries(folder: &Path) -> Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Makes a folder, and those above it, for the owner only; one that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    Ok(())
}

/// The path with something behind its name.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Removes a folder with all that is in it; one that is not there is no error.
pub(super) fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Removes a file; one that is not there is no error.
pub(super) fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Puts the name of a file on disk, so that it is still there after a power cut.
pub(super) fn sync_folder_of(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}
