//! Runs cargo and the built binary.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// A command to run from the root of the workspace.
pub(crate) struct Process {
    command: Command,
    shown: String,
}

impl Process {
    /// This program.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let shown = Path::new(program.as_ref())
            .file_stem()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let mut command = Command::new(program);
        command.current_dir(root());
        Self { command, shown }
    }

    /// With these arguments.
    pub(crate) fn args(mut self, args: &[&str]) -> Self {
        for arg in args {
            self.command.arg(arg);
            self.shown.push(' ');
            self.shown.push_str(arg);
        }
        self
    }

    /// With this variable in its environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// In this folder.
    pub(crate) fn in_folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it; its output goes where ours goes.
    pub(crate) fn run(mut self) -> Result<()> {
        let status =
            self.command.status().with_context(|| format!("cannot run `{}`", self.shown))?;
        if status.success() { Ok(()) } else { bail!("`{}` failed: {status}", self.shown) }
    }

    /// Runs it and gives what it prints; an exit status of 1 (something was skipped) is let pass.
    pub(crate) fn output(mut self) -> Result<String> {
        let output = self
            .command
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("cannot run `{}`", self.shown))?;
        if !matches!(output.status.code(), Some(0 | 1)) {
            bail!("`{}` failed: {}", self.shown, output.status);
        }
        String::from_utf8(output.stdout)
            .with_context(|| format!("`{}` printed what is no UTF-8", self.shown))
    }
}

/// The cargo that runs us.
pub(crate) fn cargo(args: &[&str]) -> Process {
    Process::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).args(args)
}

/// The built `copydesk` of this profile's folder, `debug` or `release`.
pub(crate) fn binary(profile: &str) -> Process {
    let name = format!("copydesk{}", std::env::consts::EXE_SUFFIX);
    Process::new(target().join(profile).join(name))
}

/// The folder that cargo builds into.
pub(crate) fn target() -> PathBuf {
    let set = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    root().join(set.unwrap_or_else(|| "target".into()))
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
