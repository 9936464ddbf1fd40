-- CreateEnum
CREATE TYPE "payment_via" AS ENUM ('test', 'stripe');

-- CreateEnum
CREATE TYPE "deposit_origin" AS ENUM ('person', 'auto');

-- CreateEnum
CREATE TYPE "dispute_state" AS ENUM ('inquiry', 'open', 'lost', 'won');

-- AlterTable
ALTER TABLE "deposits" ADD COLUMN     "customer_id" TEXT,
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "method_id" TEXT,
ADD COLUMN     "origin" "deposit_origin" NOT NULL DEFAULT 'person',
ADD COLUMN     "saves_method" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "session_id" TEXT,
ADD COLUMN     "via" "payment_via" NOT NULL DEFAULT 'test';

-- CreateTable
CREATE TABLE "stripe_events" (
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "stripe_payments" (
    "payment_intent_id" TEXT NOT NULL,
    "account_id" BIGINT,
    "deposit_id" BIGINT,
    "refunded_cents" BIGINT NOT NULL DEFAULT 0,
    "posted_cents" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "stripe_payments_pkey" PRIMARY KEY ("payment_intent_id")
);

-- CreateTable
CREATE TABLE "stripe_disputes" (
    "dispute_id" TEXT NOT NULL,
    "payment_intent_id" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "state" "dispute_state" NOT NULL,

    CONSTRAINT "stripe_disputes_pkey" PRIMARY KEY ("dispute_id")
);

-- CreateTable
CREATE TABLE "kept_secrets" (
    "name" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "kept_secrets_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "promo_claims" (
    "number_hash" BYTEA NOT NULL,
    "account_id" BIGINT NOT NULL,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "promo_claims_pkey" PRIMARY KEY ("number_hash")
);

-- CreateTable
CREATE TABLE "billing_settings" (
    "account_id" BIGINT NOT NULL,
    "low_balance_picos" DECIMAL(38,0),
    "top_up_enabled" BOOLEAN NOT NULL DEFAULT false,
    "top_up_threshold_picos" DECIMAL(38,0) NOT NULL DEFAULT 0,
    "top_up_amount_picos" DECIMAL(38,0) NOT NULL DEFAULT 0,
    "top_ups_a_day" INTEGER NOT NULL DEFAULT 1,
    "top_up_paused_at" TIMESTAMPTZ(6),
    "top_up_pause_reason" TEXT,
    "method_via" "payment_via",
    "method_id" TEXT,
    "customer_id" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "card_expires" TEXT,

    CONSTRAINT "billing_settings_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "account_phones" (
    "account_id" BIGINT NOT NULL,
    "number_hash" BYTEA NOT NULL,
    "ending" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "account_phones_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "phone_checks" (
    "account_id" BIGINT NOT NULL,
    "number_hash" BYTEA NOT NULL,
    "code_hash" BYTEA,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "phone_checks_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stripe_payments_deposit_id_key" ON "stripe_payments"("deposit_id");

-- CreateIndex
CREATE INDEX "stripe_payments_account_id_idx" ON "stripe_payments"("account_id");

-- CreateIndex
CREATE INDEX "stripe_disputes_payment_intent_id_idx" ON "stripe_disputes"("payment_intent_id");

-- CreateIndex
CREATE INDEX "deposits_account_id_created_at_idx" ON "deposits"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "deposits_status_idx" ON "deposits"("status");

-- AddForeignKey
ALTER TABLE "billing_settings" ADD CONSTRAINT "billing_settings_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_phones" ADD CONSTRAINT "account_phones_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_checks" ADD CONSTRAINT "phone_checks_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("account_id") ON DELETE RESTRICT ON UPDATE CASCADE;
