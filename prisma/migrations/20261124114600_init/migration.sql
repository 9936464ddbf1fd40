-- CreateEnum
CREATE TYPE "kind" AS ENUM ('text', 'image', 'audio');

-- CreateEnum
CREATE TYPE "refused_by" AS ENUM ('none', 'tier', 'model', 'ip');

-- CreateEnum
CREATE TYPE "charge" AS ENUM ('charged', 'free', 'unmetered', 'unpriced');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('owner', 'member', 'viewer');

-- CreateEnum
CREATE TYPE "entry_kind" AS ENUM ('deposit', 'promo', 'charge', 'rerate', 'refund', 'dispute', 'adjustment');

-- CreateEnum
CREATE TYPE "deposit_status" AS ENUM ('pending', 'settled', 'failed');

-- CreateTable
CREATE TABLE "tiers" (
    "tier_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "support" TEXT NOT NULL,
    "features" TEXT[],

    CONSTRAINT "tiers_pkey" PRIMARY KEY ("tier_id")
);

-- CreateTable
CREATE TABLE "limits" (
    "limit_id" BIGINT NOT NULL,
    "tier_id" TEXT NOT NULL,
    "account_id" BIGINT NOT NULL DEFAULT 0,
    "model" TEXT NOT NULL DEFAULT '',
    "requests" INTEGER,
    "window_seconds" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "limits_pkey" PRIMARY KEY ("limit_id")
);

-- CreateTable
CREATE TABLE "models" (
    "name" TEXT NOT NULL,
    "kind" "kind" NOT NULL,

    CONSTRAINT "models_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "aliases" (
    "name" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "aliases_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "prices" (
    "price_id" BIGINT NOT NULL,
    "account_id" BIGINT NOT NULL DEFAULT 0,
    "model" TEXT NOT NULL,
    "kind" "kind" NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "input_rate_picos" BIGINT,
    "cached_input_rate_picos" BIGINT,
    "output_rate_picos" BIGINT,
    "image_rate_picos" BIGINT,
    "character_rate_picos" BIGINT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "prices_pkey" PRIMARY KEY ("price_id")
);

-- CreateTable
CREATE TABLE "users" (
    "user_id" BIGINT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "is_operator" BOOLEAN NOT NULL DEFAULT false,
    "last_account_id" BIGINT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "key_lookups" (
    "secret_hash" BYTEA NOT NULL,
    "account_id" BIGINT NOT NULL,
    "key_id" BIGINT NOT NULL,

    CONSTRAINT "key_lookups_pkey" PRIMARY KEY ("secret_hash")
);

-- CreateTable
CREATE TABLE "sources" (
    "source_id" BIGINT NOT NULL,
    "account_id" BIGINT,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "sources_pkey" PRIMARY KEY ("source_id")
);

-- CreateTable
CREATE TABLE "change_marks" (
    "name" TEXT NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "change_marks_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "sessions" (
    "session_id" BIGINT NOT NULL,
    "user_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "ip_secrets" (
    "day" DATE NOT NULL,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "ip_secrets_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "accounts" (
    "account_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "tier_id" TEXT NOT NULL,
    "tier_by_hand" BOOLEAN NOT NULL DEFAULT false,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "credit_limit_picos" DECIMAL(38,0) NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "members" (
    "account_id" BIGINT NOT NULL,
    "user_id" BIGINT NOT NULL,
    "role" "member_role" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "members_pkey" PRIMARY KEY ("account_id","user_id")
);

-- CreateTable
CREATE TABLE "projects" (
    "account_id" BIGINT NOT NULL,
    "project_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("account_id","project_id")
);

-- CreateTable
CREATE TABLE "keys" (
    "account_id" BIGINT NOT NULL,
    "key_id" BIGINT NOT NULL,
    "project_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "keys_pkey" PRIMARY KEY ("account_id","key_id")
);

-- CreateTable
CREATE TABLE "unknown_models" (
    "account_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "unknown_models_pkey" PRIMARY KEY ("account_id","name")
);

-- CreateTable
CREATE TABLE "events" (
    "account_id" BIGINT NOT NULL,
    "identity" UUID NOT NULL,
    "fingerprint" BIGINT NOT NULL,
    "source_id" BIGINT NOT NULL,
    "request_id" TEXT NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "project_id" BIGINT NOT NULL,
    "key_id" BIGINT NOT NULL,
    "model" TEXT NOT NULL,
    "kind" "kind" NOT NULL,
    "status" SMALLINT NOT NULL,
    "refused_by" "refused_by" NOT NULL,
    "error_code" TEXT,
    "prompt_tokens" INTEGER,
    "cached_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "images" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "steps" INTEGER,
    "characters" INTEGER,
    "latency_ms" INTEGER,
    "ttft_ms" INTEGER,
    "stream" BOOLEAN,
    "ip_hash" BYTEA,
    "charge" "charge" NOT NULL,
    "price_id" BIGINT NOT NULL,
    "cost_picos" BIGINT,

    CONSTRAINT "events_pkey" PRIMARY KEY ("account_id","identity")
);

-- CreateTable
CREATE TABLE "deltas" (
    "account_id" BIGINT NOT NULL,
    "delta_id" BIGINT NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "project_id" BIGINT NOT NULL,
    "key_id" BIGINT NOT NULL,
    "model" TEXT NOT NULL,
    "kind" "kind" NOT NULL,
    "status" SMALLINT NOT NULL,
    "refused_by" "refused_by" NOT NULL,
    "price_id" BIGINT NOT NULL,
    "requests" BIGINT NOT NULL,
    "prompt_tokens" BIGINT NOT NULL,
    "cached_tokens" BIGINT NOT NULL,
    "completion_tokens" BIGINT NOT NULL,
    "images" BIGINT NOT NULL,
    "image_steps" DECIMAL(38,0) NOT NULL,
    "characters" BIGINT NOT NULL,
    "unpriced" BIGINT NOT NULL,
    "unmetered" BIGINT NOT NULL,
    "cost_picos" DECIMAL(38,0) NOT NULL,

    CONSTRAINT "deltas_pkey" PRIMARY KEY ("account_id","delta_id")
);

-- CreateTable
CREATE TABLE "usage_minutes" (
    "account_id" BIGINT NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "project_id" BIGINT NOT NULL,
    "key_id" BIGINT NOT NULL,
    "model" TEXT NOT NULL,
    "kind" "kind" NOT NULL,
    "status" SMALLINT NOT NULL,
    "refused_by" "refused_by" NOT NULL,
    "price_id" BIGINT NOT NULL,
    "requests" BIGINT NOT NULL,
    "prompt_tokens" BIGINT NOT NULL,
    "cached_tokens" BIGINT NOT NULL,
    "completion_tokens" BIGINT NOT NULL,
    "images" BIGINT NOT NULL,
    "image_steps" DECIMAL(38,0) NOT NULL,
    "characters" BIGINT NOT NULL,
    "unpriced" BIGINT NOT NULL,
    "unmetered" BIGINT NOT NULL,
    "cost_picos" DECIMAL(38,0) NOT NULL,

    CONSTRAINT "usage_minutes_pkey" PRIMARY KEY ("account_id","minute","key_id","model","kind","status","refused_by","price_id","project_id")
);

-- CreateTable
CREATE TABLE "usage_hours" (
    "account_id" BIGINT NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "project_id" BIGINT NOT NULL,
    "key_id" BIGINT NOT NULL,
    "model" TEXT NOT NULL,
    "kind" "kind" NOT NULL,
    "status" SMALLINT NOT NULL,
    "refused_by" "refused_by" NOT NULL,
    "price_id" BIGINT NOT NULL,
    "requests" BIGINT NOT NULL,
    "prompt_tokens" BIGINT NOT NULL,
    "cached_tokens" BIGINT NOT NULL,
    "completion_tokens" BIGINT NOT NULL,
    "images" BIGINT NOT NULL,
    "image_steps" DECIMAL(38,0) NOT NULL,
    "characters" BIGINT NOT NULL,
    "unpriced" BIGINT NOT NULL,
    "unmetered" BIGINT NOT NULL,
    "cost_picos" DECIMAL(38,0) NOT NULL,

    CONSTRAINT "usage_hours_pkey" PRIMARY KEY ("account_id","hour","key_id","model","kind","status","refused_by","price_id","project_id")
);

-- CreateTable
CREATE TABLE "period_costs" (
    "account_id" BIGINT NOT NULL,
    "period" DATE NOT NULL,
    "usage_period" DATE NOT NULL,
    "recorded_picos" DECIMAL(38,0) NOT NULL,
    "posted_picos" DECIMAL(38,0) NOT NULL DEFAULT 0,

    CONSTRAINT "period_costs_pkey" PRIMARY KEY ("account_id","period","usage_period")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "account_id" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "entry_kind" NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "promo_picos" DECIMAL(38,0) NOT NULL,
    "paid_picos" DECIMAL(38,0) NOT NULL,
    "promo_balance_picos" DECIMAL(38,0) NOT NULL,
    "balance_picos" DECIMAL(38,0) NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("account_id","entry_id")
);

-- CreateTable
CREATE TABLE "deposits" (
    "account_id" BIGINT NOT NULL,
    "deposit_id" BIGINT NOT NULL,
    "amount_picos" DECIMAL(38,0) NOT NULL,
    "status" "deposit_status" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "deposits_pkey" PRIMARY KEY ("account_id","deposit_id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "account_id" BIGINT NOT NULL,
    "audit_id" BIGINT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("account_id","audit_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tiers_rank_key" ON "tiers"("rank");

-- CreateIndex
CREATE UNIQUE INDEX "limits_tier_id_account_id_model_starts_at_key" ON "limits"("tier_id", "account_id", "model", "starts_at");

-- CreateIndex
CREATE INDEX "aliases_model_idx" ON "aliases"("model");

-- CreateIndex
CREATE INDEX "prices_model_idx" ON "prices"("model");

-- CreateIndex
CREATE UNIQUE INDEX "prices_account_id_model_kind_starts_at_key" ON "prices"("account_id", "model", "kind", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sources_secret_hash_key" ON "sources"("secret_hash");

-- CreateIndex
CREATE INDEX "sources_account_id_idx" ON "sources"("account_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "projects_account_id_name_key" ON "projects"("account_id", "name");

-- CreateIndex
CREATE INDEX "events_account_id_time_idx" ON "events"("account_id", "time");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_account_id_number_key" ON "ledger_entries"("account_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_account_id_idempotency_key_key" ON "ledger_entries"("account_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "limits" ADD CONSTRAINT "limits_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "tiers"("tier_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aliases" ADD CONSTRAINT "aliases_model_fkey" FOREIGN KEY ("model") REFERENCES "models"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_model_fkey" FOREIGN KEY ("model") REFERENCES "models"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_tier_id_fkey" FOREIGN KEY ("tier_id") REFERENCES "tiers"("tier_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "keys" ADD CONSTRAINT "keys_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "keys" ADD CONSTRAINT "keys_account_id_project_id_fkey" FOREIGN KEY ("account_id", "project_id") REFERENCES "projects"("account_id", "project_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;
