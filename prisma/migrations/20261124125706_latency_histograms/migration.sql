-- AlterTable
ALTER TABLE "deltas" ADD COLUMN     "latency_histogram" DECIMAL NOT NULL DEFAULT 0,
ADD COLUMN     "ttft_histogram" DECIMAL NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "usage_hours" ADD COLUMN     "latency_histogram" DECIMAL NOT NULL DEFAULT 0,
ADD COLUMN     "ttft_histogram" DECIMAL NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "usage_minutes" ADD COLUMN     "latency_histogram" DECIMAL NOT NULL DEFAULT 0,
ADD COLUMN     "ttft_histogram" DECIMAL NOT NULL DEFAULT 0;

-- The events that are there already are counted as well: each group of them is one more delta, of nothing but its
-- histograms, which the fold adds to its minute and hour like any other. Ids from 2^62 on are given to no delta by
-- the application.
INSERT INTO "deltas" ("account_id", "delta_id", "minute", "project_id", "key_id", "model", "kind", "status",
  "refused_by", "price_id", "requests", "prompt_tokens", "cached_tokens", "completion_tokens", "images",
  "image_steps", "characters", "unpriced", "unmetered", "cost_picos", "latency_histogram", "ttft_histogram")
SELECT "account_id", 4611686018427387904 + row_number() OVER (), "minute", "project_id", "key_id", "model", "kind",
  "status", "refused_by", "price_id", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  coalesce(sum("count" * rpad('1', 12 * "bucket" + 1, '0')::numeric) FILTER (WHERE NOT "is_ttft"), 0),
  coalesce(sum("count" * rpad('1', 12 * "bucket" + 1, '0')::numeric) FILTER (WHERE "is_ttft"), 0)
FROM (
  SELECT "account_id", date_trunc('minute', "time", 'UTC') AS "minute", "project_id", "key_id", "model", "kind", "status",
    "refused_by", "price_id", "is_ttft", width_bucket("ms", ARRAY[
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 23, 26, 29, 33, 37, 41, 46, 51, 57, 64, 71, 79,
      88, 98, 109, 121, 134, 149, 165, 183, 203, 225, 249, 276, 306, 339, 375, 415, 459, 508, 562, 622, 688,
      761, 842, 931, 1030, 1139, 1259, 1392, 1539, 1702, 1882, 2081, 2301, 2544, 2812, 3109, 3437, 3799, 4199,
      4642, 5131, 5672, 6270, 6931, 7661, 8468, 9360, 10346, 11436, 12640, 13971, 15442, 17068, 18865, 20851,
      23046, 25472, 28154, 31118, 34394, 38015, 42017, 46440, 51329, 56733, 62705, 69306, 76602, 84666, 93579,
      103430, 114318, 126352, 139653, 154354, 170602, 188561, 208410, 230348, 254596, 281396, 311017, 343756,
      379941, 419935, 464139, 512996, 566996, 626680, 692647, 765558, 846144, 935212, 1033656, 1142462,
      1262722, 1395641, 1542551, 1704925, 1884391, 2082748, 2301985, 2544300, 2812122, 3108135, 3435308,
      3796920, 4196596, 4638343, 5126590, 5666232, 6262678, 6921908, 7650530, 8455849, 9345939, 10329723,
      11417063, 12618860, 13947162, 15415285, 17037947, 18831416, 20813671, 23004584, 25426120, 28102554,
      31060718, 34330268, 37943981, 41938085, 46352621, 51231845, 56624671, 62585163, 69173075, 76454452,
      84502290
    ]) - 1 AS "bucket", count(*) AS "count"
  FROM "events"
  CROSS JOIN LATERAL (VALUES (false, "latency_ms"), (true, "ttft_ms")) AS "timed" ("is_ttft", "ms")
  WHERE "ms" IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
) AS "counted"
GROUP BY "account_id", "minute", "project_id", "key_id", "model", "kind", "status", "refused_by", "price_id";
