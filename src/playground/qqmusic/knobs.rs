//! What tests and the page do to accounts and to the whole service, and read of them.

use serde_json::{Value, json};

use super::day::day;
use super::errands::Keeps;
use super::sign::ACTIVITIES;
use super::{Crediting, Habits, Ledger, Limits, Listener, QqMusic, Standing};

impl QqMusic {
    /// Whether a QR picture with this text is one to scan: its login goes on, and who shows it
    /// still asks how far it is.
    pub fn is_open_login(&self, text: &str) -> bool {
        let now = self.inner.clock.seconds();
        self.inner.state().sessions.is_open(text, now)
    }

    /// Lets all keys of an account expire now; they can still be refreshed.
    pub fn expire_key(&self, uin: u64) {
        let now = self.inner.clock.seconds();
        self.inner.state().accounts.expire(uin, now);
    }

    /// Ends all keys of an account; they cannot be refreshed.
    pub fn revoke_key(&self, uin: u64) {
        self.inner.state().accounts.revoke(uin);
    }

    /// Makes an account a VIP, or not.
    pub fn set_vip(&self, uin: u64, vip: bool) {
        self.inner.state().accounts.named(uin).vip = vip;
    }

    /// Whether an account may log in.
    pub fn set_standing(&self, uin: u64, standing: Standing) {
        self.inner.state().accounts.named(uin).standing = standing;
    }

    /// How many live keys an account may have (20279 beyond).
    pub fn set_device_limit(&self, uin: u64, devices: usize) {
        self.inner.state().accounts.named(uin).device_limit = devices;
    }

    /// How many devices (`guid`s) of an account may get play addresses (104013 beyond).
    pub fn set_player_limit(&self, uin: u64, devices: usize) {
        self.inner.state().accounts.named(uin).player_limit = Some(devices);
    }

    /// Changes the service's limits.
    pub fn set_limits(&self, limits: Limits) {
        self.inner.state().limits = limits;
    }

    /// The service's limits.
    pub fn limits(&self) -> Limits {
        self.inner.limits()
    }

    /// How the service behaves where reports of the real one differ.
    pub fn set_habits(&self, habits: Habits) {
        self.inner.state().habits = habits;
    }

    /// How the service behaves where reports of the real one differ.
    pub fn habits(&self) -> Habits {
        self.inner.state().habits
    }

    /// When coins that an account earns from now on are credited.
    pub fn set_coin_crediting(&self, uin: u64, crediting: Crediting) {
        self.inner.state().accounts.named(uin).purse.crediting = crediting;
    }

    /// An account's coins, as the coin centre's page tells them.
    pub fn coins(&self, uin: u64) -> u64 {
        let now = self.inner.clock.seconds();
        self.inner.state().accounts.named(uin).coins(now)
    }

    /// An account must solve a captcha before its next comment, as one that writes too often must.
    pub fn suspect(&self, uin: u64) {
        self.inner.state().board.writers.entry(uin).or_default().suspected();
    }

    /// Whether an account may write no comments at all.
    pub fn set_muted(&self, uin: u64, muted: bool) {
        self.inner.state().board.writers.entry(uin).or_default().muted = muted;
    }

    /// Closes the comments of something, by `BizType` and `BizId`, or opens them.
    pub fn close_comments(&self, kind: i64, id: u64, closed: bool) {
        let mut state = self.inner.state();
        match closed {
            true => state.board.closed.insert((kind, id)),
            false => state.board.closed.remove(&(kind, id)),
        };
    }

    /// Whether an account has answered another's comment with this text.
    pub fn is_answer(&self, uin: u64, text: &str) -> bool {
        self.inner.state().board.answers(uin, text)
    }

    /// The songs of an own playlist, by directory.
    pub fn own_list(&self, uin: u64, dirid: i64) -> Vec<u64> {
        let songs = self.inner.state().listed(uin, dirid);
        songs.into_iter().map(|at| self.inner.catalog.songs[at].id).collect()
    }

    /// What an account has written and not deleted: `BizType`, `BizId` and the text.
    pub fn comments(&self, uin: u64) -> Vec<(i64, u64, String)> {
        self.inner.state().board.by(uin)
    }

    /// What an account has among its favourites: `song/` or `playlist/` and the id.
    pub fn favourites(&self, uin: u64) -> Vec<String> {
        let catalog = &self.inner.catalog;
        let mut state = self.inner.state();
        let songs = state.favourites_of(uin, catalog).into_iter();
        let songs = songs.map(|at| format!("song/{}", catalog.songs[at].id));
        let kept = &state.accounts.named(uin).kept;
        let lists = catalog.playlists.iter().map(|list| list.id);
        let lists = lists.filter(|id| kept.contains(&Keeps::Playlist.named(id)));
        songs.chain(lists.map(|id| format!("playlist/{id}"))).collect()
    }

    /// What kind of listener an account is.
    pub fn set_listener(&self, uin: u64, listener: Listener) {
        self.inner.state().accounts.named(uin).listener = Some(listener);
    }

    /// The key with which an account's official listening report is read: `qmk-…`.
    pub fn report_key(&self, uin: u64) -> String {
        self.inner.state().accounts.named(uin).report_key.clone()
    }

    /// When play reports of an account count from now on.
    pub fn set_play_crediting(&self, uin: u64, crediting: Crediting) {
        self.inner.state().accounts.named(uin).played.crediting = crediting;
    }

    /// Whether risk control looks at an account: then whatever it asks is refused with 2001.
    pub fn set_at_risk(&self, uin: u64, at_risk: bool) {
        self.inner.state().accounts.named(uin).at_risk = at_risk;
    }

    /// Seconds that an account heard today, as its counters tell: what it listened to by itself
    /// and what was credited of its play reports.
    pub fn heard_today(&self, uin: u64) -> u64 {
        let now = self.inner.clock.seconds();
        self.inner.state().accounts.named(uin).heard(day(now), now)
    }

    /// Everything that an account asked to be done.
    pub fn ledger(&self, uin: u64) -> Ledger {
        self.inner.state().accounts.named(uin).ledger.clone()
    }

    /// An account as JSON: what it has, its [`Ledger`] under `days`, and how often it
    /// did what under `counts`. `None` when it was never
    /// named.
    pub fn overview(&self, uin: u64) -> Option<Value> {
        let now = self.inner.clock.seconds();
        let today = day(now);
        let mut state = self.inner.state();
        state.accounts.find(uin)?;
        let comments = state.board.by(uin);
        let account = state.accounts.named(uin);
        let comments = comments
            .into_iter()
            .map(|(kind, id, text)| json!({"biz_type": kind, "biz_id": id, "text": text}));
        let comments: Vec<_> = comments.collect();
        let sign_ins = account.sign_ins(ACTIVITIES[0], today);
        let (signed, streak) = (sign_ins.is_signed(today), sign_ins.streak(today));
        Some(json!({
            "uin": uin, "nick": account.nick, "vip": account.vip, "today": today, "coins": account.coins(now),
            "signed_today": signed, "streak": streak, "heard_today": account.heard(today, now),
            "listener": account.taste().listener, "report_key": account.report_key, "counts": account.ledger.counts(),
            "days": account.ledger, "comments": comments,
        }))
    }
}
