-- CreateTable
CREATE TABLE "sealed_days" (
    "account_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "project_id" BIGINT NOT NULL,
    "key_id" BIGINT NOT NULL,
    "model" TEXT NOT NULL,
    "kind" "kind" NOT NULL,
    "status" SMALLINT NOT NULL,
    "refused_by" "refused_by" NOT NULL,
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
    "latencies" BIGINT NOT NULL,
    "first_tokens" BIGINT NOT NULL,

    CONSTRAINT "sealed_days_pkey" PRIMARY KEY ("account_id","day","key_id","model","kind","status","refused_by","project_id")
);
